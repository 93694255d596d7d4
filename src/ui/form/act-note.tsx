import { type ReactNode, useEffect, useRef } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import { Act, Note } from '../parts.tsx'
import { useLanguage, useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { saysTheSame, valueAt } from './merge.ts'
import type { Acting } from './use-act.ts'

/** What one needs of an act to tell how it went. */
export type Told = Pick<
  Acting<AnyEndpoint>,
  'error' | 'message' | 'loose' | 'current' | 'again' | 'busy'
>

export interface StaleHelp {
  /** Names of the fields, in the language in use: only these are compared. `fees.low` is a name. */
  labels?: Record<string, string> | undefined
  /** How the values of fields are said that are not plain words: codes, ids, lists. */
  show?: Record<string, (value: unknown) => ReactNode> | undefined
  /** The edited part of what stands now, in the shape of `seen`. */
  latest?: (current: Record<string, unknown>) => Record<string, unknown>
  /** What was on the page when editing began. */
  seen?: Record<string, unknown>
  /** What stands in the form, in the shape of `seen`. */
  mine?: Record<string, unknown>
  /** Takes the latest as the base and lets the person send again. */
  onAdopt?: (current: Record<string, unknown>) => void
}

/** Above a form or beside a button: what went wrong, that nothing is lost, what to do now. */
export function ActNote({ act, onAdopt, latest, ...told }: { act: Told } & StaleHelp) {
  const say = useWords(uiWords)
  const { error, message, loose, current, again, busy } = act
  const place = useRef<HTMLSpanElement>(null)
  // Said above a long form whose button is far below; problems at fields are scrolled to instead.
  useEffect(() => {
    const aboutAll = error !== null && (error.status !== 422 || loose.length > 0)
    if (aboutAll) place.current?.scrollIntoView({ block: 'nearest' })
  }, [error, loose])
  if (!error) return null
  const stale = current && (
    <Note
      tone="due"
      title={say('note.staleTitle')}
      acts={onAdopt && <Act onClick={() => onAdopt(current)}>{say('act.continueOnLatest')}</Act>}
    >
      {say('note.staleWhy')}
      <Changes {...told} current={latest?.(current) ?? current} />
    </Note>
  )
  return (
    <>
      <span ref={place} className="cv-act-note" />
      {stale ?? <Refused error={error} message={message} loose={loose} again={again} busy={busy} />}
    </>
  )
}

function Refused({
  error,
  message,
  loose,
  again,
  busy,
}: Pick<Told, 'message' | 'loose' | 'again' | 'busy'> & { error: NonNullable<Told['error']> }) {
  const say = useWords(uiWords)
  const mayRepeat = error.status === 0 || error.status >= 500 || error.code === 'too_fast'
  return (
    <Note
      tone={error.status === 422 || mayRepeat ? 'due' : 'overdue'}
      acts={
        mayRepeat && (
          <Act onClick={() => void again()} disabled={busy}>
            {say('act.retry')}
          </Act>
        )
      }
    >
      {message}
      {loose.map((text) => (
        <div key={text}>{text}</div>
      ))}
    </Note>
  )
}

/** What another changed, field by field; beside it what one wrote there oneself. */
function Changes({
  labels = {},
  show = {},
  seen = {},
  mine = {},
  current,
}: Pick<StaleHelp, 'labels' | 'show' | 'seen' | 'mine'> & { current: Record<string, unknown> }) {
  const say = useWords(uiWords)
  const comma = useLanguage() === 'en' ? ', ' : '、'
  const rows = Object.entries(labels)
    .map(([name, label]) => ({
      name,
      label,
      seen: valueAt(seen, name),
      current: valueAt(current, name),
      mine: valueAt(mine, name),
    }))
    .filter((row) => !saysTheSame(row.seen, row.current))
    .map((row) => ({
      ...row,
      differs:
        row.mine !== undefined &&
        !saysTheSame(row.mine, row.seen) &&
        !saysTheSame(row.mine, row.current),
    }))
  if (rows.length === 0) return <p>{say('note.staleElsewhere')}</p>
  const both = rows.some(({ differs }) => differs)
  const told = (name: string, value: unknown) =>
    value != null && value !== '' && show[name] ? show[name](value) : plain(value, comma)
  return (
    <>
      <table className={both ? 'cv-changes is-three' : 'cv-changes'}>
        <thead>
          <tr>
            <th scope="col">
              <span className="cv-hidden">{say('note.what')}</span>
            </th>
            <th scope="col">{say('note.seen')}</th>
            <th scope="col">{say('note.current')}</th>
            {both && <th scope="col">{say('note.mine')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, label, seen: was, current: now, mine: own, differs }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{told(name, was)}</td>
              <td>
                <b>{told(name, now)}</b>
              </td>
              {both && <td>{differs ? told(name, own) : say('note.asNow')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {both && <p>{say('note.mineStays')}</p>}
    </>
  )
}

/** Several things of one field, a line each. */
export const Lines = ({ of }: { of: ReactNode[] }) =>
  of.length === 0 ? '—' : of.map((one, at) => <div key={at}>{one}</div>)

/** Words as they are; of a thing its name; of several, one after another. */
const plain = (value: unknown, comma: string): string => {
  if (value == null || value === '') return '—'
  if (Array.isArray(value))
    return value.length > 0 ? value.map((one) => plain(one, comma)).join(comma) : '—'
  if (typeof value === 'object' && 'name' in value) return plain(value.name, comma)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
