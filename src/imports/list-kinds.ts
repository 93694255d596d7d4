import { permits, personIdOf, type Work } from '#access/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ImportKindView } from './contract.ts'
import { ownFieldsOf } from './own-fields.ts'
import type { ImportPlug } from './plug.ts'
import type { Plugs } from './plugs.ts'
import { importPolicy } from './policy.ts'
import { commonWords } from './reading/index.ts'

/** The kinds of list and how they are spoken of; what they offer is told to whoever may import them. */
export async function listKinds(work: Work, plugs: Plugs): Promise<{ items: ImportKindView[] }> {
  const items: ImportKindView[] = []
  for (const [kind, plug] of plugs) {
    const thing = { kind, imported_by: personIdOf(work.actor) ?? '' }
    const may = permits(importPolicy, 'importSheets', work.actor, thing)
    items.push({
      kind,
      may,
      fields: [
        ...Object.entries(plug.reading.fields).map(([field, words]) => ({ field, words })),
        ...(await ownFieldsOf(work.tx, plug)),
      ],
      problems: { ...commonWords, ...plug.reading.problems },
      defaults: may ? await defaultsOf(work.tx, plug) : [],
    })
  }
  return { items }
}

async function defaultsOf(tx: Tx, plug: ImportPlug): Promise<ImportKindView['defaults']> {
  const offered: ImportKindView['defaults'] = []
  for (const { name, words, under, options } of plug.defaults) {
    offered.push({ name, words, under, options: await options(tx) })
  }
  return offered
}
