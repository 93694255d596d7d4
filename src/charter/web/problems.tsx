import type { ReplyOf } from '#platform/http/endpoint.ts'
import { hasWords } from '#platform/i18n/words.ts'
import { Note, useWords } from '#ui/index.ts'
import type { compareCharterEndpoint } from '../versions/contract.ts'
import { charterWords } from './words.ts'

type Compared = ReplyOf<typeof compareCharterEndpoint>

/** What must be settled before publication, and how much goes on under the earlier version. */
export function Problems({ difference }: { difference: Compared }) {
  const say = useWords(charterWords)
  const { from, problems, openUnderFrom } = difference
  const { count, more } = openUnderFrom
  const told = ({ code, problem }: Compared['problems'][number]) =>
    hasWords(`charter:difference.problem.${problem}`)
      ? say(`difference.problem.${problem as 'no_clauses'}`, { code })
      : `${code}: ${problem}`
  return (
    <>
      {problems.length > 0 && (
        <Note tone="overdue" title={say('difference.problems')}>
          <ul>
            {problems.map((one) => (
              <li key={`${one.code} ${one.problem}`}>{told(one)}</li>
            ))}
          </ul>
        </Note>
      )}
      {count > 0 && (
        <Note>
          {say(more ? 'difference.openUnderMore' : 'difference.openUnder', { number: from, count })}
        </Note>
      )}
    </>
  )
}
