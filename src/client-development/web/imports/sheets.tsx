import { Checkbox, Form } from 'antd'
import { useState } from 'react'
import {
  DraftForm,
  Field,
  Note,
  Section,
  Segments,
  useAct,
  useDraftForm,
  useUrl,
  useWords,
} from '#ui/index.ts'
import {
  type ColumnMeaning,
  type ImportSheet,
  type ImportView,
  mapLeadSheet,
} from '../../lead-import/contract.ts'
import type { z } from 'zod'
import { NumberField, SelectField } from '../fields/fields.tsx'
import { useCampaigns, useChannels } from '../reading.ts'
import { MappedColumns } from './mapped-columns.tsx'
import { importWords } from './words.ts'

type Meaning = z.infer<typeof ColumnMeaning>

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

/** How each sheet is read: its header, what the columns mean, where unnamed channels go. */
export function Sheets({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const sheet = useSheet(one)
  if (!sheet) return null
  return (
    <Section title={say('sheets')} count={one.sheets.length}>
      <SheetChoice one={one} />
      <p className="cv-second">
        {sheet.name}{' '}
        {say('sheet.counts', {
          rows: sheet.rowCount,
          leads: sheet.counts.lead,
          rejected: sheet.counts.rejected,
          duplicates: sheet.possibleDuplicates,
        })}
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
      {sheet.remembered && <p className="cv-meta">{say('sheet.remembered')}</p>}
      <Mapping key={`${sheet.sheet} ${one.version}`} one={one} sheet={sheet} />
    </Section>
  )
}

interface Values {
  take: boolean
  headerRow: number
  columns: Record<string, Meaning>
  channelId?: string | null
  campaignId?: string | null
}

function Mapping({ one, sheet }: { one: ImportView; sheet: ImportSheet }) {
  const say = useWords(importWords)
  const [version, setVersion] = useState(one.version)
  const draft = useDraftForm<Values>(`lead-import:${one.id}:${sheet.sheet}:${one.version}`, {
    take: sheet.take,
    headerRow: sheet.headerRow ?? 1,
    columns: columnsOf(sheet),
    ...sheet.defaults,
  })
  const act = useAct(mapLeadSheet, {
    words: importWords,
    draft,
    done: say('sheet.saved'),
    refresh: ['lead-imports', one.id],
  })
  return (
    <DraftForm<Values>
      draft={draft}
      act={act}
      submit={say('sheet.save')}
      wide
      stale={{
        onAdopt: (current) => {
          setVersion(Number(current.version))
          act.dismiss()
        },
      }}
      onSubmit={({ take, headerRow, columns, channelId, campaignId }) =>
        void act.run({
          params: { id: one.id },
          ifMatch: version,
          body: {
            sheet: sheet.sheet,
            take,
            headerRow,
            columns: columns ?? {},
            defaults: { channelId: channelId ?? null, campaignId: campaignId ?? null },
          },
        })
      }
    >
      <div className="ld-mapping-head">
        <Field name="take" label="" valuePropName="checked">
          <Checkbox>{say('sheet.take')}</Checkbox>
        </Field>
        <NumberField
          name="headerRow"
          label={say('sheet.headerRow')}
          min={1}
          max={200_000}
          precision={0}
        />
        <Defaults />
      </div>
      {sheet.titles.length > 0 && <MappedColumns one={one} sheet={sheet} />}
    </DraftForm>
  )
}

/** Every column has a meaning in the form; one without is kept beside the lead. */
const columnsOf = (sheet: ImportSheet): Record<string, Meaning> =>
  Object.fromEntries(
    sheet.titles.map((_, column) => [String(column), sheet.columns[String(column)] ?? 'extra']),
  )

function Defaults() {
  const say = useWords(importWords)
  const form = Form.useFormInstance()
  const channels = useChannels() ?? []
  const chosen = Form.useWatch('channelId', form)
  const campaigns = (useCampaigns() ?? []).filter((one) => one.channelId === chosen)
  return (
    <>
      <SelectField
        name="channelId"
        label={say('sheet.channel')}
        clearable
        options={channels.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {campaigns.length > 0 && (
        <SelectField
          name="campaignId"
          label={say('sheet.campaign')}
          clearable
          options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  )
}
