import { Act, Note, Trouble, useUrl, useWords, Waiting } from '#ui/index.ts'
import { ClauseFacts } from './clause-facts.tsx'
import { ClauseList } from './clause-list.tsx'
import { useCharter } from './reading.ts'
import { StandingLine, type Standings } from './standing.tsx'
import { charterWords } from './words.ts'

/** The clauses in force, or those of an earlier version, `?number=2`. */
export function CurrentClauses({ standings }: { standings: Standings | undefined }) {
  const say = useWords(charterWords)
  const [url, setUrl] = useUrl()
  const number = Number(url.number) || undefined
  const { data, error, refetch } = useCharter(number)
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting rows={10} />
  return (
    <>
      {number && (
        <div className="ch-acknowledge">
          <Note acts={<Act onClick={() => setUrl({ number: null })}>{say('toCurrent')}</Act>}>
            {say('old', { number })} {data.reason}
          </Note>
        </div>
      )}
      <ClauseList
        clauses={data.clauses}
        standings={standings}
        panel={(clause) => (
          <ClauseFacts
            clause={clause}
            standing={standings && <StandingLine standing={standings.get(clause.code)} />}
          />
        )}
      />
    </>
  )
}
