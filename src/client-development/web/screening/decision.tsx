import { Button, Form } from 'antd'
import { useRef } from 'react'
import { CheckedForm, useDraftForm, useKeys, useWords } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { ScreeningFields, screeningOf, type ScreeningValues } from '../acts/screening.tsx'
import { actWords } from '../acts/words.ts'
import { deskWords } from './words.ts'

/** Accepted with its place in the firm, or rejected with the reason: one act. */
export function Decision({
  lead,
  onDecide,
  onSkip,
}: {
  lead: LeadView
  onDecide: (values: ScreeningValues) => void
  onSkip: (() => void) | undefined
}) {
  const say = useWords(deskWords)
  const sayAct = useWords(actWords)
  const draft = useDraftForm<ScreeningValues>(`screening:${lead.id}`, screeningOf(lead))
  const around = useRef<HTMLElement>(null)
  const outcome = Form.useWatch('outcome', draft.form) ?? draft.initial.outcome
  const choose = (next: ScreeningValues['outcome']) => {
    draft.form.setFieldValue('outcome', next)
    draft.keep()
  }
  useKeys({
    a: () => {
      choose('accepted')
      // The fields of the other outcome leave first.
      setTimeout(() => draft.form.submit(), drawn)
    },
    r: () => {
      choose('rejected')
      setTimeout(() => firstReason(around.current)?.focus(), drawn)
    },
  })
  return (
    <section ref={around} className="ld-decision" aria-label={say('decision')}>
      <CheckedForm<ScreeningValues>
        form={draft.form}
        initialValues={draft.initial}
        onValuesChange={draft.keep}
        onFinish={(values) => {
          onDecide(values)
          draft.clear()
        }}
      >
        <ScreeningFields />
        <div className="ld-decide">
          <Button type="primary" htmlType="submit">
            {sayAct(outcome === 'rejected' ? 'screening.reject' : 'screening.accept')}
          </Button>
          {onSkip && <Button onClick={onSkip}>{say('skip')}</Button>}
        </div>
      </CheckedForm>
      <p className="cv-meta cv-desk-only">{say('keys')}</p>
    </section>
  )
}

/** Milliseconds until the fields of an outcome are drawn. */
const drawn = 50

const firstReason = (around: HTMLElement | null) =>
  around?.querySelectorAll('[role=radiogroup]')[1]?.querySelector('input')
