import { useState } from 'react'
import type { z } from 'zod'
import {
  approveIntroduction,
  archiveIntroduction,
  type Introduction,
} from '#client-development/contract.ts'
import { leadWords } from '#client-development/web/index.ts'
import { Act, ActNote, useAct, useWords } from '#ui/index.ts'
import { Answer, Answers, Card } from './card.tsx'
import { approvalWords } from './words.ts'

/** Characters shown before one asks for all of it. */
const shown = 160

/** What would be presented to clients: approved, or not used. */
export function IntroductionCard({ introduction }: { introduction: z.infer<typeof Introduction> }) {
  const say = useWords(approvalWords)
  const [whole, setWhole] = useState(false)
  const { id, kind, title, body, version } = introduction
  const about = { words: leadWords, refresh: ['introductions'] }
  const approve = useAct(approveIntroduction, { ...about, done: say('approved') })
  const refuse = useAct(archiveIntroduction, { ...about, done: say('refused') })
  const isLong = body.length > shown
  return (
    <Card
      title={title}
      facts={say(`kind.${kind}`)}
      said={
        <>
          {whole || !isLong ? body : `${body.slice(0, shown)}…`}
          {isLong && <br />}
          {isLong && <Act onClick={() => setWhole(!whole)}>{say(whole ? 'fold' : 'read')}</Act>}
        </>
      }
    >
      <ActNote act={approve} />
      <ActNote act={refuse} />
      <Answers>
        <Answer
          label={say('approveWhich', { what: title })}
          text={say('approve')}
          busy={approve.busy}
          onClick={() => void approve.run({ params: { id }, ifMatch: version })}
        />
        <Answer
          label={say('refuseWhich', { what: title })}
          text={say('refuse')}
          busy={refuse.busy}
          onClick={() => void refuse.run({ params: { id } })}
        />
      </Answers>
    </Card>
  )
}
