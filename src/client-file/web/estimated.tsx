import type { CommitmentView } from '#charter/commitments/contract.ts'
import { useWords } from '#ui/index.ts'
import { firstEstimated } from './grouping.ts'
import { dayWords } from './words.ts'

/** Once for all of these: from which year on their deadlines are estimates, and why. */
export function Estimated({ items }: { items: CommitmentView[] }) {
  const say = useWords(dayWords)
  const year = firstEstimated(items)
  return year === null ? null : (
    <small className="cv-meta day-estimated">{say('provisional', { year })}</small>
  )
}
