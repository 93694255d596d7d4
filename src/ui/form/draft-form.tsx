import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Act } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { ActNote, type StaleHelp, type Told } from './act-note.tsx'
import { CheckedForm } from './checked-form.tsx'
import type { Draft } from './draft.ts'

/**
 * A form that keeps what is written until it has been sent, shows what went wrong above and at the
 * fields, and ends with one filled button that names the act.
 */
export function DraftForm<Values extends object>({
  draft,
  act,
  submit,
  onSubmit,
  onCancel,
  stale,
  waits = false,
  more,
  wide = false,
  children,
}: {
  draft: Draft<Values>
  act: Told
  /** What the button says: 记录首次沟通. */
  submit: string
  onSubmit: (values: Values) => unknown
  onCancel?: () => void
  stale?: StaleHelp
  /** What it asks is still being read: it cannot be sent yet. */
  waits?: boolean
  /** After the buttons. */
  more?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  const say = useWords(uiWords)
  return (
    <CheckedForm<Values>
      form={draft.form}
      className={wide ? undefined : 'cv-form'}
      initialValues={draft.initial}
      onValuesChange={draft.keep}
      onFinish={onSubmit}
      disabled={false}
    >
      {draft.restored && (
        <p className="cv-draft-note cv-meta">
          {say('draft.restored')}
          <Act onClick={draft.discard}>{say('act.discardDraft')}</Act>
        </p>
      )}
      <ActNote act={act} {...stale} />
      {children}
      <div className="cv-form-acts">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={waits}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{say('act.cancel')}</Button>}
        {more}
      </div>
    </CheckedForm>
  )
}
