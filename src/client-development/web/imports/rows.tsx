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
} from '#ui/index.ts'
import {
  chooseLeadRows,
  type ImportRow,
  type ImportSheet,
  type ImportView,
  previewLeadImport,
  type readingWords,
} from '../../lead-import/contract.ts'
import { useRows } from '../reading.ts'
import { leadWords } from '../words.ts'
import { textOf } from './meanings.ts'
import { SheetChoice, useSheet } from './sheets.tsx'
import { importWords } from './words.ts'

const kinds = ['all', 'duplicate', 'failed', 'lead', 'subtotal', 'note'] as const
type Kind = (typeof kinds)[number]

/** Every row of a sheet: what becomes of it, what to look at, whom it resembles. */
export function Rows({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const sayLead = useWords(leadWords)
  const [url, setUrl] = useUrl()
  const sheet = useSheet(one)
  const kind = kinds.find((word) => word === url.kind) ?? 'all'
  const { rows, hasMore, more } = useRows(
    previewLeadImport,
    ['lead-imports', one.id, String(one.version)],
    {
      params: { id: one.id },
      query: { sheet: sheet?.sheet ?? 0, ...(kind === 'all' ? {} : { kind }) },
    },
    { enabled: sheet !== undefined && sheet.ignored === null },
  )
  const nameOf = (word: Kind) =>
    word === 'lead' || word === 'subtotal' || word === 'note'
      ? say(`rowKind.${word}`)
      : say(`rows.${word}`)
  if (!sheet) return null
  return (
    <Section title={say('rows.title')} count={sheet.name}>
      {one.abilities.map !== true && <SheetChoice one={one} />}
      <Segments
        label={say('rows.kind')}
        value={kind}
        choices={kinds.map((value) => ({ value, label: nameOf(value) }))}
        onChoose={(value) => setUrl({ kind: value === 'all' ? null : value })}
      />
      {!rows && sheet.ignored === null && <Waiting />}
      {(sheet.ignored !== null || rows?.length === 0) && (
        <EmptyPage small title={say('rows.none')} />
      )}
      {sheet.ignored === null &&
        rows?.map((row) => <RowLine key={row.row} row={row} one={one} sheet={sheet} />)}
      {hasMore && <Act onClick={more}>{sayLead('loadMore')}</Act>}
    </Section>
  )
}

function RowLine({ row, one, sheet }: { row: ImportRow; one: ImportView; sheet: ImportSheet }) {
  const say = useWords(importWords)
  const remarks = [...row.problems, ...row.warnings]
  const lead = row.lead
  const who = [lead?.personName, lead?.organisationName].filter(Boolean).join(' · ')
  const reach = [...(lead?.phones ?? []), ...(lead?.mails ?? []), lead?.wechat].filter(Boolean)
  const open = row.outcome === null && row.kind === 'lead'
  return (
    <article className="ld-record ld-import-row">
      <p>
        <span className="cv-meta">{say('rows.row', { row: row.row })}</span>{' '}
        <b>{who || row.cells.map(textOf).filter(Boolean).slice(0, 3).join(' ')}</b>{' '}
        <span className="cv-second">{reach.join(' ')}</span>
        <span className="cv-meta ld-when">
          <Standing row={row} />
        </span>
      </p>
      {lead?.need && <p className="cv-second ld-cut">{lead.need}</p>}
      {remarks.map((remark) => (
        <p
          key={`${remark.column} ${remark.code}`}
          className={row.kind === 'rejected' ? 'cv-overdue' : 'cv-due'}
        >
          <Icon name="warning" /> <Remark remark={remark} sheet={sheet} />
        </p>
      ))}
      <Twin row={row} />
      {open && (row.repeats || row.known || row.choice) && one.abilities.cancel && (
        <Decision row={row} one={one} />
      )}
      {row.leadId && <Go to={`/leads/${row.leadId}`}>{say('rows.open')}</Go>}
    </article>
  )
}

function Standing({ row }: { row: ImportRow }) {
  const say = useWords(importWords)
  if (row.outcome === null) return say(`rowKind.${row.kind}`)
  return row.outcome === 'undone' ? say('state.undone') : say(`outcome.${row.outcome}`)
}

function Remark({ remark, sheet }: { remark: ImportRow['warnings'][number]; sheet: ImportSheet }) {
  const say = useWords(importWords)
  const text = say(`remark.${remark.code as keyof typeof readingWords}`, remark.values)
  const title = remark.column === null ? '' : (sheet.titles[remark.column] ?? '')
  return title ? say('rows.remarkAt', { title, remark: text }) : text
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
          <Go to={`/${row.known.kind}s/${row.known.id}`}>
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
  const act = useAct(chooseLeadRows, {
    words: importWords,
    refresh: ['lead-imports', one.id],
  })
  const choose = (choice: 'import' | 'skip' | null) =>
    void act.run({
      params: { id: one.id },
      body: { choices: [{ sheet: row.sheet, row: row.row, choice }] },
    })
  return (
    <p className="ld-decide">
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
