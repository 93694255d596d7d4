import { allFormsInForce } from '#forms/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ImportPlug } from './plug.ts'
import { ownField, type Words } from './reading/index.ts'

/** The firm's own fields that columns of such a list can be mapped to, in the order of their forms. */
export async function ownFieldsOf(
  tx: Tx,
  { fieldsOn }: ImportPlug,
): Promise<{ field: string; words: Words }[]> {
  if (!fieldsOn) return []
  const forms = await allFormsInForce(tx, `${fieldsOn}_fields`)
  const all = forms.flatMap((form) => form.questions)
  return all.map(({ key, label: { zh, en } }) => ({
    field: ownField + key,
    words: { zh, en: en || zh },
  }))
}
