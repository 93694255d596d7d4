import type { AnyEndpoint } from '#platform/http/client.ts'
import { Act, Note } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import type { Acting } from './use-act.ts'

/** What one needs of an act to tell how it went. */
export type Told = Pick<
  Acting<AnyEndpoint>,
  'error' | 'message' | 'loose' | 'current' | 'again' | 'busy'
>

export interface StaleHelp {
  /** Names of the fields, in the language in use: only these are compared. */
  labels?: Record<string, string>
  /** How the values of fields are said that are not plain words: codes, lists. */
  show?: Record<string, (value: unknown) => string>
  /** The edited part of what stands now, in the shape of `seen`. */
  latest?: (current: Record<string, unknown>) => Record<string, unknown>
  /** What was on the page when editing began. */
  seen?: Record<string, unknown>
  /** Takes the latest as the base and lets the person send again. */
  onAdopt?: (current: Record<string, unknown>) => void
}

/** Above a form or beside a button: what went wrong, that nothing is lost, what to do now. */
export function ActNote({
  act,
  labels = {},
  show = {},
  latest,
  seen,
  onAdopt,
}: { act: Told } & StaleHelp) {
  const say = useWords(uiWords)
  const { error, message, loose, current, again, busy } = act
  if (!error) return null
  if (current) {
    return (
      <Note
        tone="due"
        title={say('note.staleTitle')}
        acts={onAdopt && <Act onClick={() => onAdopt(current)}>{say('act.continueOnLatest')}</Act>}
      >
        {say('note.staleWhy')}
        <Changes
          labels={labels}
          show={show}
          seen={seen ?? {}}
          current={latest?.(current) ?? current}
        />
      </Note>
    )
  }
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

function Changes({
  labels,
  show,
  seen,
  current,
}: {
  labels: Record<string, string>
  show: NonNullable<StaleHelp['show']>
  seen: Record<string, unknown>
  current: Record<string, unknown>
}) {
  const say = useWords(uiWords)
  const changed = Object.keys(labels).filter(
    (name) => JSON.stringify(seen[name] ?? null) !== JSON.stringify(current[name] ?? null),
  )
  if (changed.length === 0) return null
  const told = (name: string, value: unknown) =>
    value != null && value !== '' && show[name] ? show[name](value) : plain(value)
  return (
    <table className="cv-changes">
      <thead>
        <tr>
          <th scope="col">{say('note.what')}</th>
          <th scope="col">{say('note.seen')}</th>
          <th scope="col">{say('note.current')}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((name) => (
          <tr key={name}>
            <th scope="row">{labels[name]}</th>
            <td>{told(name, seen[name])}</td>
            <td>
              <b>{told(name, current[name])}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Words as they are; of a thing its name; of several, one after another. */
const plain = (value: unknown): string => {
  if (value == null || value === '') return '—'
  if (Array.isArray(value)) return value.length > 0 ? value.map(plain).join('、') : '—'
  if (typeof value === 'object' && 'name' in value) return plain(value.name)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
