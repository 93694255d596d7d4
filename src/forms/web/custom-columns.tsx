import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '#platform/http/client.ts'
import { type Filter, type ListColumn, useLanguage, useUrl, useWords } from '#ui/index.ts'
import {
  type CustomField,
  type CustomValues,
  type FieldHolder,
  listCustomFieldsEndpoint,
} from '../contract.ts'
import { useAnswerSpeech, useLabels } from './speech.ts'
import { formWords } from './words.ts'

/** Of columns and filters in the address, and of columns in exports. */
const prefix = 'custom.'

interface WithFields {
  custom?: CustomValues | undefined
}

/** The firm's own fields on leads, clients or engagements; undefined until they are known. */
function useCustomFields(on: FieldHolder): CustomField[] | undefined {
  const { data } = useQuery({
    queryKey: ['forms', 'fields', on],
    queryFn: ({ signal }) => call(listCustomFieldsEndpoint, { query: { on }, signal }),
    staleTime: 60_000,
  })
  return data?.items
}

/** The firm's own fields in a list: columns to be chosen, filters, and what the server is asked for. */
export function useCustomColumns(on: FieldHolder) {
  const fields = useCustomFields(on)
  const columns = useColumns(fields ?? none)
  const filters = useFilters(fields ?? none)
  const asked = useCustomQuery(fields)
  return { columns, filters, ...asked }
}

const none: CustomField[] = []
const figures = ['number', 'amount']

function useColumns(fields: CustomField[]): ListColumn<WithFields>[] {
  const speech = useAnswerSpeech()
  const labelOf = useLabels()
  const language = useLanguage()
  return useMemo(
    () =>
      fields.map(({ key, label, kind, choices }) => ({
        key: prefix + key,
        title: labelOf(label),
        width: 130,
        optional: true,
        figure: figures.includes(kind),
        render: ({ custom }) => speech({ kind, choices, value: custom?.[key] ?? null }),
      })),
    // What is said is new with the language; a table is not drawn anew for less.
    // oxlint-disable-next-line react/exhaustive-deps
    [fields, language],
  )
}

const ranges: Partial<Record<CustomField['kind'], 'number' | 'date'>> = {
  number: 'number',
  amount: 'number',
  date: 'date',
}

/** Filters by what is answered with a choice, a figure or a day. */
function useFilters(fields: CustomField[]): Filter[] {
  const say = useWords(formWords)
  const labelOf = useLabels()
  return fields.flatMap(({ key, label, kind, choices }) => {
    const options =
      kind === 'yes_no'
        ? (['yes', 'no'] as const).map((value) => ({ value: value as string, label: say(value) }))
        : choices.map((choice) => ({ value: choice.key, label: labelOf(choice.label) }))
    const range = ranges[kind]
    if (!range && options.length === 0) return []
    return [{ key: prefix + key, label: labelOf(label), options, ...(range ? { range } : {}) }]
  })
}

/** What the address says of the firm's own fields, as the server takes it; a field that is gone is left out. */
function useCustomQuery(fields: CustomField[] | undefined) {
  const [url] = useUrl()
  const known = fields?.map((field) => field.key).join()
  const said = JSON.stringify(
    Object.entries(url).filter(([name]) => name.startsWith(prefix) || name === 'columns'),
  )
  return useMemo(() => {
    const entries = JSON.parse(said) as [string, string][]
    const isThere = (name: string) =>
      name.startsWith(prefix) &&
      (known === undefined || known.split(',').includes(name.slice(prefix.length)))
    const shown = entries.find(([name]) => name === 'columns')?.[1].split(',') ?? []
    const keys = shown.filter(isThere).map((name) => name.slice(prefix.length))
    const where = entries
      .filter(([name]) => isThere(name))
      .map(([name, value]) => `${name.slice(prefix.length)}:${value}`)
    return {
      /** For rows: the values of the columns shown. */
      fields: keys.length > 0 ? { fields: keys.slice(0, 20) } : {},
      /** For rows, counts and exports: what is filtered by. */
      where: where.length > 0 ? { where: where.slice(0, 5) } : {},
    }
  }, [said, known])
}
