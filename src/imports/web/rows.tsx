import { Button } from 'antd'
import {
  Act,
  EmptyPage,
  Go,
  Icon,
  Section,
  Segments,
  useAct,
  useUrl,
  useWords,
  Waiting,
  useRows,
} from '#ui/index.ts'
import {
  chooseImportRows,
  type ImportRow,
  type ImportSheet,
  type ImportView,
  previewImport,
} from '../contract.ts'
import { waits } from './forecast.ts'
import { pageOf } from './places.ts'
import { textOf, useKind } from './reading.ts'
import { useSheet } from './sheets.tsx'
import { importWords } from './words.ts'

const kinds = ['all', 'waits', 'duplicate', 'failed', 'entry', 'subtotal', 'note'] as const
type Kind = (typeof kinds)[number]

/** Every row of a sheet: what becomes of it, what to look at, whom it resembles. */
export function Rows({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const [url, setUrl] = useUrl()
  const sheet = useSheet(one)
  const offered = kinds.filter((word) => word !== 'waits' || waits(one))
  const kind = offered.find((word) => word === url.kind) ?? 'all'
  const { rows, hasMore, more } = useRows(
    previewImport,
    ['imports', one.id, String(one.version)],
    {
      params: { id: one.id },
      query: { sheet: sheet?.sheet ?? 0, ...(kind === 'all' ? {} : { kind }) },
    },
    { enabled: sheet !== undefined && sheet.ignored === null },
  )
  const nameOf = (word: Kind) =>
    word === 'entry' || word === 'subtotal' || word === 'note'
      ? say(`rowKind.${word}`)
      : say(`rows.${word}`)
  if (!sheet) return null
  return (
    <Section title={say('rows.title')} count={sheet.name}>
      <Segments
        label={say('rows.kind')}
        value={kind}
        choices={offered.map((value) => ({ value, label: nameOf(value) }))}
        onChoose={(value) => setUrl({ kind: value === 'all' ? null : value })}
      />
      {!rows && sheet.ignored === null && <Waiting />}
      {(sheet.ignored !== null || rows?.length === 0) && (
        <EmptyPage small title={say('rows.none')} />
      )}
      {sheet.ignored === null &&
        rows?.map((row) => <RowLine key={row.row} row={row} one={one} sheet={sheet} />)}
      {hasMore && <Act onClick={more}>{say('rows.more')}</Act>}
    </Section>
  )
}

function RowLine({ row, one, sheet }: { row: ImportRow; one: ImportView; sheet: ImportSheet }) {
  const say = useWords(importWords)
  const remarks = [...row.problems, ...row.warnings]
  const { view } = useKind(one.kind)
  const [who, about] = summaryOf(row, sheet, view?.fields ?? [])
  const open = row.outcome === null && row.kind === 'entry'
  const isRefused = row.kind === 'rejected' || row.fate === 'cannot' || row.outcome === 'failed'
  return (
    <article className="im-row">
      <p>
        <span className="cv-meta">{say('rows.row', { row: row.row })}</span> <b>{who}</b>
        <span className="cv-meta im-when">
          <Standing row={row} />
          {row.madeId && row.outcome === 'made' && (
            <Go {...pageOf(one.kind, row.madeId, row.subjectId)}>{say('rows.open')}</Go>
          )}
        </span>
      </p>
      {about && <p className="cv-second im-cut">{about}</p>}
      {remarks.map((remark) => (
        <p key={`${remark.column} ${remark.code}`} className={isRefused ? 'cv-overdue' : 'cv-due'}>
          <Icon name="warning" /> <Remark remark={remark} one={one} sheet={sheet} />
        </p>
      ))}
      <Twin row={row} />
      {open && (row.repeats || row.known || row.choice) && one.abilities.cancel && (
        <Decision row={row} one={one} />
      )}
    </article>
  )
}

function Standing({ row }: { row: ImportRow }) {
  const say = useWords(importWords)
  if (row.outcome === null) return row.fate ? say(`fate.${row.fate}`) : say(`rowKind.${row.kind}`)
  return row.outcome === 'undone' ? say('state.undone') : say(`outcome.${row.outcome}`)
}

function Remark({
  remark,
  one,
  sheet,
}: {
  remark: ImportRow['warnings'][number]
  one: ImportView
  sheet: ImportSheet
}) {
  const say = useWords(importWords)
  const text = useKind(one.kind).remark(remark.code, remark.values)
  const title = remark.column === null ? '' : (sheet.titles[remark.column] ?? '')
  return title ? say('rows.remarkAt', { title, remark: text }) : text
}

/** Whom or what a row is about, and what else it says, in the order of the fields of its kind. */
function summaryOf(
  row: ImportRow,
  sheet: ImportSheet,
  fields: { field: string }[],
): [string, string] {
  const place = new Map(fields.map(({ field }, at) => [field, at]))
  const said = row.cells.flatMap((cell, column) => {
    const field = sheet.columns[String(column)] ?? 'extra'
    const text = textOf(cell).trim()
    return text === '' || (field === 'ignore' && row.kind === 'entry')
      ? []
      : [{ text, at: place.get(field) ?? fields.length }]
  })
  if (row.kind === 'entry' || row.kind === 'rejected') said.sort((a, b) => a.at - b.at)
  const texts = said.map(({ text }) => text)
  return [texts.slice(0, 2).join(' · '), texts.slice(2, 9).join(' · ')]
}

/** Whom the row resembles: an earlier row, or somebody the firm knows. */
function Twin({ row }: { row: ImportRow }) {
  const say = useWords(importWords)
  return (
    <>
      {row.repeats && (
        <p className="cv-due">
          <Icon name="swap" /> {say(`repeat.${row.repeats.by}`, { first: row.repeats.row })}
        </p>
      )}
      {row.known && (
        <p className="cv-due">
          <Icon name="swap" />{' '}
          <Go {...pageOf(row.known.kind, row.known.id, row.known.id)}>
            {say('rows.known', {
              kind: say(`rows.kindOf.${row.known.kind}`),
              name: row.known.name,
            })}
          </Go>
        </p>
      )}
    </>
  )
}

/** What somebody who looks at the row decides about it. */
function Decision({ row, one }: { row: ImportRow; one: ImportView }) {
  const say = useWords(importWords)
  const act = useAct(chooseImportRows, {
    words: importWords,
    refresh: ['imports', one.id],
  })
  const choose = (choice: 'import' | 'skip' | null) =>
    void act.run({
      params: { id: one.id },
      body: { choices: [{ sheet: row.sheet, row: row.row, choice }] },
    })
  return (
    <p className="im-decide">
      {([null, 'import', 'skip'] as const).map((choice) => (
        <Button
          key={String(choice)}
          size="small"
          disabled={act.busy}
          aria-pressed={row.choice === choice}
          type={row.choice === choice ? 'primary' : 'default'}
          onClick={() => choose(choice)}
        >
          {say(choice ? `rows.${choice}` : 'rows.byRule')}
        </Button>
      ))}
    </p>
  )
}
