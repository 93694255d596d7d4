import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { uiWords, useWords } from '#ui/index.ts'

/** A field that takes at least one of several choices. */
export function Several({
  name,
  label,
  help,
  options,
}: {
  name: string
  label: string
  help?: ReactNode
  options: { value: string; label: string }[]
}) {
  const say = useWords(uiWords)
  return (
    <Form.Item
      name={name}
      label={label}
      extra={help}
      rules={[{ required: true, message: say('problem.required') }]}
    >
      <Select mode="multiple" optionFilterProp="label" maxTagCount={12} options={options} />
    </Form.Item>
  )
}
