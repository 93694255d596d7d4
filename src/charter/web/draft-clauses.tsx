import { Button } from 'antd'
import { useMe, useOpenAct } from '#organisation/web/index.ts'
import { Act, ActNote, toast, Trouble, useAct, useUrl, useWords, Waiting } from '#ui/index.ts'
import type { Clause } from '../clauses/contract.ts'
import { type CharterView, removeClauseEndpoint, setClauseEndpoint } from '../versions/contract.ts'
import { ClauseFacts } from './clause-facts.tsx'
import { ClauseList } from './clause-list.tsx'
import { LeftOutClauses } from './new-clauses.tsx'
import { useCharter, useClauseSpeech, useDifference } from './reading.ts'
import { StandingLine, type Standings } from './standing.tsx'
import { charterWords } from './words.ts'

/** The draft, clause by clause; what differs from the charter in force is marked. */
export default function DraftClauses({
  number,
  standings,
}: {
  number: number
  standings: Standings | undefined
}) {
  const speech = useClauseSpeech()
  const say = useWords(charterWords)
  const mayChange = useMe().data?.rights.includes('changeCharter') ?? false
  const { open } = useOpenAct()
  const { data, error, refetch } = useCharter(number)
  const differences = useDifference().data?.differences ?? []
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting rows={10} />
  const mark = ({ code }: Clause) => {
    const kind = differences.find((one) => one.code === code)?.kind
    return kind === 'added' ? say('clause.added') : kind && say('clause.changed')
  }
  const deadlineWas = ({ code }: Clause) => {
    const changed = differences.find((one) => one.code === code && one.kind === 'changed')
    const before = changed?.fields.find(({ field }) => field === 'deadline')?.before
    return before ? speech.part('deadline', before as Clause['deadline']) : undefined
  }
  return (
    <>
      <div className="ch-bar">
        <span className="cv-quiet">{say('draft.lead')}</span>
        {mayChange && <Button onClick={() => open('addClause')}>{say('draft.add')}</Button>}
      </div>
      <ClauseList
        clauses={data.clauses}
        mark={mark}
        deadlineWas={deadlineWas}
        standings={standings}
        panel={(clause) => (
          <>
            <ClauseFacts
              clause={clause}
              standing={standings && <StandingLine standing={standings.get(clause.code)} />}
            />
            {mayChange && <DraftActs key={clause.code} draft={data} clause={clause} />}
          </>
        )}
      />
      {mayChange && <LeftOutClauses />}
    </>
  )
}

function DraftActs({ draft, clause }: { draft: CharterView; clause: Clause }) {
  const say = useWords(charterWords)
  const { open } = useOpenAct()
  const [, setUrl] = useUrl()
  const restore = useAct(setClauseEndpoint, {
    words: charterWords,
    refresh: ['charter'],
    done: say('clause.restored'),
  })
  const remove = useAct(removeClauseEndpoint, {
    words: charterWords,
    refresh: ['charter'],
    onDone: ({ version }) => {
      setUrl({ open: null })
      toast(say('clause.removed'), {
        undo: () => restore.run({ params: { code: clause.code }, body: clause, ifMatch: version }),
      })
    },
  })
  return (
    <div className="ch-panel-acts">
      <Button type="primary" onClick={() => open('editClause', clause.code)}>
        {say('clause.edit')}
      </Button>
      <Act
        icon="trash"
        disabled={remove.busy}
        onClick={() => void remove.run({ params: { code: clause.code }, ifMatch: draft.version })}
      >
        {say('clause.remove')}
      </Act>
      <ActNote act={remove} />
    </div>
  )
}
