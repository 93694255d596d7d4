import { Checkbox, Form, InputNumber } from 'antd'
import {
  DraftForm,
  type EditTold,
  Field,
  Note,
  Section,
  Segments,
  Select,
  Terms,
  uiWords,
  useAct,
  useEditDraft,
  useUrl,
  useWords,
  useSaying,
} from '#ui/index.ts'
import { type ImportSheet, type ImportView, mapImportSheet } from '../contract.ts'
import { useKind } from './reading.ts'
import type { Forecast } from './forecast.ts'
import { MappedColumns } from './mapped-columns.tsx'
import { importWords } from './words.ts'

/** The sheet the address speaks of. */
export function useSheet(one: ImportView): ImportSheet | undefined {
  const [url] = useUrl()
  return (
    one.sheets.find((sheet) => String(sheet.sheet) === url.sheet) ??
    one.sheets.find((sheet) => sheet.ignored === null) ??
    one.sheets[0]
  )
}

/** Which sheet is looked at; nothing where there is only one. */
export function SheetChoice({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const [, setUrl] = useUrl()
  const sheet = useSheet(one)
  if (one.sheets.length < 2 || !sheet) return null
  return (
    <Segments
      label={say('sheets')}
      value={String(sheet.sheet)}
      choices={one.sheets.map(({ sheet: value, name }) => ({ value: String(value), label: name }))}
      onChoose={(value) => setUrl({ sheet: value, kind: null })}
    />
  )
}

/** How each sheet is read: its header, what the columns mean, what rows that name none belong to. */
export function Sheets({ one, forecast }: { one: ImportView; forecast: Forecast | undefined }) {
  const say = useWords(importWords)
  const sheet = useSheet(one)
  if (!sheet) return null
  return (
    <Section title={say('sheets')} count={one.sheets.length}>
      <SheetChoice one={one} />
      <p className="cv-second">
        {sheet.name}{' '}
        {forecast && sheet.ignored === null
          ? say('sheet.counts', { rows: sheet.rowCount, ...forecast.of(sheet.sheet) })
          : say('sheet.rows', { count: sheet.rowCount })}
      </p>
      {sheet.hidden && <p className="cv-due">{say('sheet.hidden')}</p>}
      {(sheet.hiddenColumns.length > 0 || sheet.hiddenRowCount > 0) && (
        <p className="cv-due">
          {say('sheet.hiddenPart', {
            columns: sheet.hiddenColumns.length,
            rows: sheet.hiddenRowCount,
          })}
        </p>
      )}
      {sheet.ignored && (
        <Note>
          {say(sheet.ignored === 'not_taken' ? 'sheet.notTaken' : `ignored.${sheet.ignored}`)}
        </Note>
      )}
      {one.abilities.map && sheet.remembered && (
        <p className="cv-meta">{say('sheet.remembered')}</p>
      )}
      {one.abilities.map ? (
        <Mapping key={`${sheet.sheet} ${one.version}`} one={one} sheet={sheet} />
      ) : (
        sheet.ignored === null && <AsRead one={one} sheet={sheet} />
      )}
    </Section>
  )
}

/** How the sheet was read, where nobody can change it any more. */
function AsRead({ one, sheet }: { one: ImportView; sheet: ImportSheet }) {
  const say = useWords(importWords)
  const saying = useSaying()
  const { view, wordsOf } = useKind(one.kind)
  const defaults = (view?.defaults ?? []).map(
    ({ name, words, options }) =>
      [wordsOf(words), saying.nameAmong(options, sheet.defaults[name])] as const,
  )
  return (
    <>
      <Terms
        terms={[
          [say('sheet.headerRow'), saying.number(sheet.headerRow ?? 1)],
          [say('run.duplicates'), say(`run.${one.duplicates}`)],
          ...defaults,
        ]}
      />
      <MappedColumns one={one} sheet={sheet} />
    </>
  )
}

interface Values {
  take: boolean
  headerRow: number
  columns: Record<string, string>
  defaults?: Record<string, string | null | undefined>
}

/** How a sheet is read, under the version of its import. */
type Base = Values & { version: number }

const baseOf = (one: ImportView, sheet: ImportSheet): Base => ({
  take: sheet.take,
  headerRow: sheet.headerRow ?? 1,
  columns: columnsOf(sheet),
  defaults: sheet.defaults,
  version: one.version,
})

function Mapping({ one, sheet }: { one: ImportView; sheet: ImportSheet }) {
  const say = useWords(importWords)
  const told = useTold(one, sheet)
  const { draft, seen, stale } = useEditDraft<Values, Base>(
    `import:${one.id}:${sheet.sheet}`,
    baseOf(one, sheet),
    ({ version: _, ...values }) => values,
  )
  const act = useAct(mapImportSheet, {
    words: importWords,
    draft,
    done: say('sheet.saved'),
    refresh: ['imports', one.id],
  })
  return (
    <DraftForm<Values>
      draft={draft}
      act={act}
      submit={say('sheet.save')}
      wide
      stale={stale(act, {
        ...told,
        latest: (current) => {
          const now = current as unknown as ImportView
          return baseOf(now, now.sheets.find((each) => each.sheet === sheet.sheet) ?? sheet)
        },
      })}
      onSubmit={({ take, headerRow, columns, defaults }) =>
        void act.run({
          params: { id: one.id },
          ifMatch: seen().version,
          body: {
            sheet: sheet.sheet,
            take,
            headerRow,
            columns: columns ?? {},
            defaults: Object.fromEntries(
              Object.entries(defaults ?? {}).map(([name, id]) => [name, id ?? null]),
            ),
          },
        })
      }
    >
      <div className="im-mapping-head">
        <Field name="take" label="" valuePropName="checked">
          <Checkbox>{say('sheet.take')}</Checkbox>
        </Field>
        <Form.Item
          name="headerRow"
          label={say('sheet.headerRow')}
          rules={[{ type: 'number', required: true, message: say('sheet.headerMissing') }]}
        >
          <InputNumber controls={false} min={1} max={200_000} precision={0} />
        </Form.Item>
        <DefaultFields one={one} />
      </div>
      {sheet.titles.length > 0 && <MappedColumns one={one} sheet={sheet} isOpen />}
    </DraftForm>
  )
}

/** What of a mapping another may have changed, and how it is said. */
function useTold(one: ImportView, sheet: ImportSheet): EditTold<Base> {
  const say = useWords(importWords)
  const sayUi = useWords(uiWords)
  const saying = useSaying()
  const { view, wordsOf } = useKind(one.kind)
  const meaning = (field: unknown) => {
    const known = view?.fields.find((each) => each.field === field)
    return known && wordsOf(known.words)
  }
  const columns = sheet.titles.map((title, at) => [
    `columns.${at}`,
    title || say('sheet.untitled', { number: at + 1 }),
  ])
  const defaults = (view?.defaults ?? []).map(({ name, words, options }) => ({
    name: `defaults.${name}`,
    label: wordsOf(words),
    say: (id: unknown) => saying.nameAmong(options, id),
  }))
  return {
    labels: {
      take: say('sheet.take'),
      headerRow: say('sheet.headerRow'),
      ...Object.fromEntries(columns),
      ...Object.fromEntries(defaults.map(({ name, label }) => [name, label])),
    },
    show: {
      take: (take) => sayUi(take ? 'note.yes' : 'note.no'),
      ...Object.fromEntries(columns.map(([name]) => [name, meaning])),
      ...Object.fromEntries(defaults.map(({ name, say: told }) => [name, told])),
    },
  }
}

/** Every column has a meaning in the form; one without is kept under its title. */
const columnsOf = (sheet: ImportSheet): Record<string, string> =>
  Object.fromEntries(
    sheet.titles.map((_, column) => [String(column), sheet.columns[String(column)] ?? 'extra']),
  )

/** What rows that name none belong to: a channel, a department. */
function DefaultFields({ one }: { one: ImportView }) {
  const form = Form.useFormInstance()
  const saying = useSaying()
  const { view, wordsOf } = useKind(one.kind)
  const chosen = Form.useWatch('defaults', form) as Values['defaults']
  return (view?.defaults ?? []).map(({ name, words, under, options }) => {
    const offered = under ? options.filter((each) => each.under === chosen?.[under]) : options
    if (offered.length === 0) return null
    return (
      <Field key={name} name={['defaults', name]} label={wordsOf(words)}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={saying.choices(offered)}
        />
      </Field>
    )
  })
}
