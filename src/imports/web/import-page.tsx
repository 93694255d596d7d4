import './imports.css'
import { useState } from 'react'
import {
  type Fact,
  Note,
  ObjectPage,
  Trouble,
  useParameter,
  useSaying,
  useWords,
  Waiting,
  useThing,
} from '#ui/index.ts'
import { type ImportView, readImport } from '../contract.ts'
import { useForecast, waits } from './forecast.ts'
import { Names } from './names.tsx'
import { Near } from './near.tsx'
import { Outcome } from './outcome.tsx'
import { Rows } from './rows.tsx'
import { Running } from './running.tsx'
import { Sheets } from './sheets.tsx'
import { importWords } from './words.ts'

/** Milliseconds between two looks at a running import, and at what follows it. */
const often = 1_000
const nowAndThen = 10_000

/** One import: how it is read, how far it is, what became of every row. */
export default function ImportPage() {
  const id = useParameter('importId')
  const { data: one, error, refetch } = useImport(id)
  if (error && !one) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!one || one.id !== id) return <Waiting />
  return <Import key={one.id} one={one} />
}

function Import({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const saying = useSaying()
  const [mode, setMode] = useState(one.duplicates)
  const forecast = useForecast(one, mode)
  const isOpen = waits(one)
  const chosen = one.abilities.rows && (
    <>
      <Names one={one} />
      <Sheets one={one} forecast={forecast} />
    </>
  )
  return (
    <ObjectPage
      title={one.name}
      state={say(`state.${one.state}`)}
      facts={factsOf(one, say, saying)}
      within={{ to: '/imports', search: { view: one.kind }, label: say('back') }}
      hero={<Running one={one} mode={mode} onMode={setMode} forecast={forecast?.all} />}
    >
      {one.alreadyImportedAt && one.startedAt === null && isOpen && (
        <div className="im-above">
          <Note tone="due">
            {say('already', { time: saying.moment(one.alreadyImportedAt, true) })}
          </Note>
        </div>
      )}
      {one.failure && (
        <div className="im-above">
          <Note tone="overdue">{say(`failure.${one.failure}`)}</Note>
        </div>
      )}
      {isOpen && chosen}
      <Outcome one={one} forecast={forecast?.all} />
      <Near one={one} />
      {!isOpen && chosen}
      {one.abilities.rows && <Rows one={one} />}
    </ObjectPage>
  )
}

function useImport(id: string) {
  const first = useThing(readImport, ['imports', id], { params: { id } })
  const here = first.data?.id === id ? first.data : undefined
  const every = here && howOften(here)
  // The same query, looked at again and again while the import runs.
  useThing(readImport, ['imports', id], { params: { id } }, { enabled: every !== undefined, every })
  return first
}

function howOften({ state, near }: ImportView): number | undefined {
  if (state === 'running') return often
  return near && !near.paused && near.done < near.total ? nowAndThen : undefined
}

function factsOf(
  one: ImportView,
  say: (
    key:
      | 'facts.kind'
      | 'facts.by'
      | 'facts.at'
      | 'facts.size'
      | 'facts.encoding'
      | 'kilobytes'
      | `kind.${ImportView['kind']}`,
    values?: Record<string, unknown>,
  ) => string,
  saying: ReturnType<typeof useSaying>,
): Fact[] {
  const kilobytes = saying.number(Math.max(1, Math.round(one.byteCount / 1024)))
  return [
    { label: say('facts.kind'), value: say(`kind.${one.kind}`) },
    { label: say('facts.by'), value: one.importedBy.name },
    { label: say('facts.at'), value: saying.moment(one.importedAt, true) },
    { label: say('facts.size'), value: say('kilobytes', { count: kilobytes }), deskOnly: true },
    ...(one.encoding
      ? [{ label: say('facts.encoding'), value: one.encoding, deskOnly: true }]
      : []),
  ]
}
