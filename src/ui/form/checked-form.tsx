import { Form, type FormInstance, type FormProps } from 'antd'
import type { ReactNode } from 'react'
import { useLeaving } from './leaving.ts'

/** A form whose labels stand above its fields and whose fields are checked as they are left. */
export const CheckedForm = <Values extends object>({
  form,
  ...rest
}: Omit<FormProps<Values>, 'onBlur' | 'validateTrigger' | 'layout' | 'children'> & {
  form: FormInstance<Values>
  children: ReactNode
}) => (
  <Form<Values>
    requiredMark="optional"
    {...rest}
    form={form}
    layout="vertical"
    validateTrigger={false}
    onBlur={useLeaving(form)}
  />
)
