import { Form } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { uiWords, useWords } from '#ui/index.ts'

/** A field whose value is no text (a number, several ids, a file): only whether it is there is checked. */
export function ValueField({
  name,
  label,
  required = false,
  help,
  children,
}: {
  name: string | (string | number)[]
  label: string
  required?: boolean
  help?: ReactNode
  children: ComponentProps<typeof Form.Item>['children']
}) {
  const say = useWords(uiWords)
  const message = say('problem.required')
  const isThere = (_: unknown, value: unknown) =>
    value == null || (Array.isArray(value) && value.length === 0)
      ? Promise.reject(new Error(message))
      : Promise.resolve()
  return (
    <Form.Item
      name={name}
      label={label}
      required={required}
      rules={required ? [{ validator: isThere }] : []}
      extra={help}
    >
      {children as ReactNode}
    </Form.Item>
  )
}
