import { Go, useWords } from '#ui/index.ts'
import { Answers, Card } from './card.tsx'
import type { CharterDraft } from './reading.ts'
import { approvalWords } from './words.ts'

/** A draft of the charter: published beside all that it changes. */
export function DraftCard({ draft: { number, changes } }: { draft: CharterDraft }) {
  const say = useWords(approvalWords)
  return (
    <Card title={say('draft', { number })} facts={say('draftChanges', { count: changes })}>
      <Answers>
        <Go to="/charter" search={{ view: 'difference' }} className="ap-answer">
          {say('draftOpen')}
        </Go>
      </Answers>
    </Card>
  )
}
