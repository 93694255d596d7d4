import '../sheet.css'
import {
  type Fact,
  Go,
  Note,
  ObjectPage,
  Trouble,
  useParameter,
  useSaying,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { type ImportView, readLeadImport } from '../../lead-import/contract.ts'
import { useThing } from '../reading.ts'
import { Outcome } from './outcome.tsx'
import { Rows } from './rows.tsx'
import { Running } from './running.tsx'
import { Sheets } from './sheets.tsx'
import { importWords } from './words.ts'

/** Milliseconds between two looks at a running import. */
const often = 1_000

/** One import: how it is read, how far it is, what became of every row. */
export default function ImportPage() {
  const say = useWords(importWords)
  const saying = useSaying()
  const id = useParameter('importId')
  const { data: one, error, refetch } = useImport(id)
  if (error && !one) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!one || one.id !== id) return <Waiting />
  const waits = one.state === 'read' || one.state === 'mapped'
  return (
    <ObjectPage
      title={one.name}
      state={say(`state.${one.state}`)}
      facts={factsOf(one, say, saying)}
      acts={
        <Go to="/leads/import" className="cv-act">
          {say('back')}
        </Go>
      }
      hero={<Running one={one} />}
    >
      {one.alreadyImportedAt && waits && (
        <div className="ld-above">
          <Note tone="due">
            {say('already', { time: saying.moment(one.alreadyImportedAt, true) })}
          </Note>
        </div>
      )}
      {one.failure && (
        <div className="ld-above">
          <Note tone="overdue">{say(`failure.${one.failure}`)}</Note>
        </div>
      )}
      {one.abilities.map && <Sheets one={one} />}
      <Outcome one={one} />
      {one.abilities.rows && <Rows one={one} />}
    </ObjectPage>
  )
}

function useImport(id: string) {
  const first = useThing(readLeadImport, ['lead-imports', id], { params: { id } })
  const runs = first.data?.id === id && first.data.state === 'running'
  // The same query, looked at again and again while the import runs.
  useThing(
    readLeadImport,
    ['lead-imports', id],
    { params: { id } },
    { enabled: runs, every: runs ? often : undefined },
  )
  return first
}

function factsOf(
  one: ImportView,
  say: (
    key: 'facts.by' | 'facts.at' | 'facts.size' | 'facts.encoding' | 'kilobytes',
    values?: Record<string, unknown>,
  ) => string,
  saying: ReturnType<typeof useSaying>,
): Fact[] {
  const kilobytes = saying.number(Math.max(1, Math.round(one.byteCount / 1024)))
  return [
    { label: say('facts.by'), value: one.importedBy.name },
    { label: say('facts.at'), value: saying.moment(one.importedAt, true) },
    { label: say('facts.size'), value: say('kilobytes', { count: kilobytes }), deskOnly: true },
    ...(one.encoding
      ? [{ label: say('facts.encoding'), value: one.encoding, deskOnly: true }]
      : []),
  ]
}
