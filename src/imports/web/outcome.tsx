import { Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import {
  ActNote,
  Confirm,
  Dot,
  Go,
  Icon,
  Note,
  Section,
  useAct,
  useLanguage,
  useSaying,
  useWords,
} from '#ui/index.ts'
import {
  downloadImportFailures,
  type ImportSheet,
  type ImportView,
  undoImport,
} from '../contract.ts'
import type { Fates } from './forecast.ts'
import { listOf, listsOf, pageOf } from './places.ts'
import { importWords } from './words.ts'

/** What became of every row; the lines sum up to the rows of the file. */
export function Outcome({ one, forecast }: { one: ImportView; forecast: Fates | undefined }) {
  const say = useWords(importWords)
  const saying = useSaying()
  const lines = useLines(one, forecast)
  const sum = lines.reduce((total, [, count]) => total + count, 0)
  return (
    <Section title={say('outcome.title')}>
      <table className="im-table im-outcome">
        <thead>
          <tr>
            <th scope="col">{say('outcome.kind')}</th>
            <th scope="col">{say('outcome.count')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{saying.number(count)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('outcome.sum')}</th>
            <td>
              <b>{saying.number(sum)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
      {one.outcomes.undone > 0 && (
        <p className="cv-second">{say('outcome.undone', { count: one.outcomes.undone })}</p>
      )}
      <Failures one={one} />
      <Undoing one={one} />
    </Section>
  )
}

const fates = ['goes', 'waits', 'duplicate', 'skipped'] as const
const others = ['title', 'header', 'subtotal', 'note', 'blank'] as const

/** One line for each way a row can go; ways that no row went are left out. */
function useLines(one: ImportView, forecast: Fates | undefined): [string, number][] {
  const say = useWords(importWords)
  const read = one.sheets.filter((sheet) => sheet.ignored === null)
  const count = (kind: keyof ImportSheet['counts']) =>
    read.reduce((total, sheet) => total + (sheet.counts[kind] ?? 0), 0)
  const { made, duplicate, skipped, failed } = one.outcomes
  const lines: [string, number][] = [
    [say('outcome.made'), made],
    [say('outcome.duplicate'), duplicate],
    [say('outcome.skipped'), skipped],
    [say('outcome.failed'), failed],
    ...(forecast
      ? fates.map((fate): [string, number] => [say(`outcome.to.${fate}`), forecast[fate]])
      : [[say('outcome.waiting'), one.progress.total - one.progress.done] as [string, number]]),
    [say('outcome.rejected'), forecast?.cannot ?? count('rejected')],
    ...others.map((kind): [string, number] => [
      say('outcome.other', { kind: say(`rowKind.${kind}`) }),
      count(kind),
    ]),
    ...one.sheets
      .filter((sheet) => sheet.ignored !== null)
      .map((sheet): [string, number] => [
        say('outcome.leftOut', { name: sheet.name }),
        sheet.rowCount,
      ]),
  ]
  return lines.filter(([, rows]) => rows > 0)
}

function Failures({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  const sheets = one.sheets.filter((sheet) => sheet.counts.rejected > 0)
  if (!one.abilities.rows || (sheets.length === 0 && one.outcomes.failed === 0)) return null
  const address = (sheet?: number) =>
    addressOf(downloadImportFailures, { params: { id: one.id }, query: { sheet, language } })
  return (
    <>
      <p className="im-links">
        {sheets.length < 2 && (
          <a href={address()} download>
            <Icon name="download" /> {say('outcome.download')}
          </a>
        )}
        {sheets.length > 1 &&
          sheets.map((sheet) => (
            <a key={sheet.sheet} href={address(sheet.sheet)} download>
              <Icon name="download" /> {say('outcome.download')}
              <Dot />
              {sheet.name}
            </a>
          ))}
      </p>
      <p className="cv-meta">{say('outcome.downloadWhy')}</p>
    </>
  )
}

function Undoing({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const [reply, setReply] = useState<ReplyOf<typeof undoImport>>()
  const act = useAct(undoImport, {
    words: importWords,
    refresh: ['imports', one.id, ...listsOf[one.kind]],
    done: ({ undone }) => say('outcome.undid', { count: undone }),
    onDone: setReply,
  })
  const may = one.abilities.undo && one.state !== 'undone' && one.outcomes.made > 0
  return (
    <>
      <ActNote act={act} />
      {reply && reply.keptCount > 0 && (
        <Note title={say('outcome.kept', { count: reply.keptCount })}>
          <ul>
            {reply.kept.map((kept) => (
              <li key={kept.id}>
                <Go {...pageOf(one.kind, kept.id, kept.subjectId)}>{kept.name}</Go>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {may && (
        <p className="im-decide">
          <Go to={listOf[one.kind]} className="cv-act">
            {say(`see.${one.kind}`)}
          </Go>
          <Confirm
            title={say('outcome.undo')}
            description={say('outcome.undoWhy')}
            okText={say('outcome.undo')}
            onConfirm={() => void act.run({ params: { id: one.id } })}
          >
            <Button loading={act.busy}>{say('outcome.undo')}</Button>
          </Confirm>
        </p>
      )}
    </>
  )
}
