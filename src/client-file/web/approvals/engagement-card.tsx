import { useState } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import { readEngagementEndpoint } from '#client-service/contract.ts'
import { ConfirmEnding, ReviewQuality, serviceWords } from '#client-service/web/index.ts'
import { Dotted, Go, SlaChip, useThing, useWords } from '#ui/index.ts'
import { pageOf } from '../keeping.ts'
import { dayWords } from '../words.ts'
import { Answer, Answers, Card } from './card.tsx'
import { approvalWords } from './words.ts'

/** What is judged by clause: the right, the act that is judged, the form, and the words of the answer. */
const judged = {
  R1: { right: 'reviewQuality', act: 'closing', Form: ReviewQuality, words: 'review' },
  R5: { right: 'confirmEnding', act: 'ending', Form: ConfirmEnding, words: 'confirm' },
} as const

/** How an engagement was served, or why it ended early: judged by the head of its department. */
export function EngagementCard({ commitment: one }: { commitment: CommitmentView }) {
  const say = useWords(approvalWords)
  const sayDay = useWords(dayWords)
  const sayService = useWords(serviceWords)
  const [open, setOpen] = useState(false)
  const { data: engagement } = useThing(readEngagementEndpoint, ['engagement'], {
    params: { id: one.subject.id },
  })
  const { right, act, Form, words } = judged[one.clause as keyof typeof judged]
  const told = engagement?.acts.find((done) => done.act === act)?.details ?? {}
  const { outcome, ground, summary, reason } = told as Record<string, string | undefined>
  const page = pageOf(one.subject)
  const what = one.subject.name ?? sayDay(`subjectKind.${one.subject.kind}`)
  return (
    <Card
      lead={<SlaChip state={standingOf(one)} due={one.dueAt} />}
      title={page ? <Go to={page}>{what}</Go> : what}
      facts={
        <Dotted
          facts={[
            engagement?.clientName,
            engagement?.leadLawyerName,
            outcome && sayService(`outcome.${outcome}` as never),
            ground && sayService(`ground.${ground}` as never),
          ]}
        />
      }
      said={summary ?? reason}
    >
      {engagement?.abilities[right] && (
        <Answers>
          <Answer
            label={say(`${words}Which`, { what })}
            text={say(words)}
            pressed={open}
            onClick={() => setOpen(!open)}
          />
        </Answers>
      )}
      {open && engagement && (
        <Form thing={{ engagement }} about={undefined} onClose={() => setOpen(false)} />
      )}
    </Card>
  )
}
