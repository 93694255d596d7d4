import type { Work } from '#access/index.ts'
import { type InBoth, inOne, type SheetCell, type SheetColumn } from '#platform/sheets-out/index.ts'
import type { CustomField } from './contract.ts'
import { customFieldsOf } from './custom-fields.ts'
import type { AnswerValue, CustomValues, FieldHolder } from './fields.ts'

const prefix = 'custom.'

/** The firm's own fields as columns of an export: `custom.key`, after the list's own. */
export async function customColumnsOf(
  work: Work,
  on: FieldHolder,
): Promise<SheetColumn<{ custom?: CustomValues | undefined }>[]> {
  const fields = new Map((await customFieldsOf(work.tx, on)).map((field) => [field.key, field]))
  return [...fields.values()].map((field) => ({
    key: prefix + field.key,
    title: inBoth(field.label),
    cell: ({ custom }, language) =>
      cellOf(field, custom?.[field.key] ?? null, (word) => inOne(word, language)),
  }))
}

/** The keys of fields among those of columns, for the list that is to bring their values along. */
export function customFieldsAmong(columns: string[]): string[] | undefined {
  const keys = columns
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
  return keys.length > 0 ? keys : undefined
}

/** English left empty shows the Chinese. */
const inBoth = ({ zh, en }: InBoth): InBoth => ({ zh, en: en || zh })

function cellOf(
  { kind, choices }: CustomField,
  value: AnswerValue,
  say: (word: InBoth) => string,
): SheetCell {
  if (value === null || typeof value === 'number') return value
  const nameOf = (key: string) => {
    const choice = choices.find((one) => one.key === key)
    return choice ? say(inBoth(choice.label)) : key
  }
  if (Array.isArray(value)) return value.map(nameOf).join(say({ zh: '、', en: ', ' }))
  switch (kind) {
    case 'date':
      return { day: value }
    case 'amount':
      return { money: value }
    case 'yes_no':
      return say(value === 'yes' ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })
    case 'one_of':
      return nameOf(value)
    default:
      return value
  }
}
