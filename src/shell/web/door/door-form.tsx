import { Button, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import type { FieldProblem } from '#platform/http/refusal.ts'
import { ActNote, CheckedForm, sayProblem, type Told } from '#ui/index.ts'
import { shellWords } from '../words.ts'

/** A form whose content is never kept: it holds secrets. */
export function SecretForm<Values extends object>({
  act,
  form,
  submit,
  onSubmit,
  initial,
  more,
  plain = false,
  children,
}: {
  act: Told
  form?: FormInstance<Values>
  submit: string
  onSubmit: (values: Values) => void
  initial?: Partial<Values>
  more?: ReactNode
  /** Within a page: an outlined button, for the page has others. */
  plain?: boolean
  children: ReactNode
}) {
  const [own] = Form.useForm(form)
  return (
    <CheckedForm<Values>
      form={own}
      requiredMark={false}
      initialValues={initial}
      onFinish={onSubmit}
      className="cv-form"
    >
      <ActNote act={act} />
      {children}
      <div className="cv-form-acts">
        <Button
          type={plain ? 'default' : 'primary'}
          size={plain ? 'middle' : 'large'}
          htmlType="submit"
          loading={act.busy}
        >
          {submit}
        </Button>
        {more}
      </div>
    </CheckedForm>
  )
}

/** Puts the server's problems at the fields of a form that keeps no draft. */
export function placeAtFields(
  form: FormInstance,
  problems: FieldProblem[],
  rename: Record<string, string> = {},
): void {
  for (const problem of problems) {
    form.setFields([
      { name: rename[problem.path] ?? problem.path, errors: [sayProblem(problem, shellWords)] },
    ])
  }
}
