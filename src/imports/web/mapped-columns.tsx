import { Field, Select, useThing, useWords } from '#ui/index.ts'
import { type ImportSheet, type ImportView, previewImport } from '../contract.ts'
import { textOf, useKind } from './reading.ts'
import { importWords } from './words.ts'

/** Rows shown as examples of a column. */
const examples = 3

/** What each column means, beside what stands in it; open to change within a form. */
export function MappedColumns({
  one,
  sheet,
  isOpen = false,
}: {
  one: ImportView
  sheet: ImportSheet
  isOpen?: boolean
}) {
  const say = useWords(importWords)
  const { data } = useThing(
    previewImport,
    ['imports', one.id, String(one.version)],
    { params: { id: one.id }, query: { sheet: sheet.sheet, kind: 'entry' } },
    { enabled: sheet.ignored === null && one.abilities.rows === true },
  )
  const shown = data?.items.slice(0, examples) ?? []
  const { view, wordsOf } = useKind(one.kind)
  const options = view?.fields.map(({ field, words }) => ({ value: field, label: wordsOf(words) }))
  const meaningOf = (field: string) => options?.find(({ value }) => value === field)?.label
  return (
    <table className="im-table im-mapping">
      <thead>
        <tr>
          <th scope="col">{say('sheet.column')}</th>
          <th scope="col">{say('sheet.meaning')}</th>
          <th scope="col">{say('sheet.examples')}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.titles.map((title, column) => {
          const name = title || say('sheet.untitled', { number: column + 1 })
          return (
            <tr key={`${column} ${title}`}>
              <th scope="row">{name}</th>
              <td>
                {isOpen ? (
                  <Field name={['columns', String(column)]} label="">
                    <Select
                      aria-label={name}
                      options={options ?? []}
                      showSearch={{ optionFilterProp: 'label' }}
                    />
                  </Field>
                ) : (
                  meaningOf(sheet.columns[String(column)] ?? 'extra')
                )}
              </td>
              <td className="cv-second">
                {shown
                  .map((row) => textOf(row.cells[column]))
                  .filter(Boolean)
                  .join(' / ')}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
