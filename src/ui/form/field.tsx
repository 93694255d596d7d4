import { Form, type FormItemProps } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { ChosenContext, isBlank, Lacking } from './required.ts'

/**
 * One field: its name is the path on the wire (`['contacts', 0, 'phone']`), so that the server's
 * problems find it. Limits are said before they are broken. What a required field lacks is said as
 * its control is used: text is filled in, one of several is chosen.
 */
export function Field({
  name,
  label,
  required = false,
  max,
  min,
  help,
  rules = [],
  children,
  ...rest
}: {
  name: FormItemProps['name']
  label: ReactNode
  required?: boolean
  /** Most characters. */
  max?: number
  /** Fewest characters. */
  min?: number
  help?: ReactNode
  rules?: NonNullable<FormItemProps['rules']>
  children: ReactNode
} & Pick<
  FormItemProps,
  'valuePropName' | 'dependencies' | 'className' | 'getValueFromEvent' | 'normalize' | 'hidden'
>) {
  const say = useWords(uiWords)
  const [chosen, tell] = useState(false)
  const choosing = useMemo(() => ({ chosen, tell }), [chosen])
  const own: NonNullable<FormItemProps['rules']> = []
  if (required) {
    own.push({
      validator: (_, value) =>
        isBlank(value) ? Promise.reject(new Error('blank')) : Promise.resolve(),
      message: <Lacking />,
    })
  }
  if (max) own.push({ type: 'string', max, message: say('problem.too_long', { max }) })
  if (min) own.push({ type: 'string', min, message: say('problem.too_short', { min }) })
  return (
    <ChosenContext value={choosing}>
      <Form.Item
        name={name}
        label={label}
        required={required}
        rules={[...own, ...rules]}
        extra={help ?? (max ? <Limit name={name} max={max} /> : undefined)}
        {...rest}
      >
        {children}
      </Form.Item>
    </ChosenContext>
  )
}

/** From this share of the limit on it is said how much room is left. */
const near = 0.7

function Limit({ name, max }: { name: FormItemProps['name']; max: number }) {
  const say = useWords(uiWords)
  const value: unknown = Form.useWatch(name as never)
  const length = typeof value === 'string' ? value.length : 0
  if (length < max * near) return null
  return length > max
    ? say('field.over', { count: length - max, max })
    : say('field.left', { count: max - length })
}
