import type { Work } from '#access/index.ts'
import type { Input } from '#access/serve.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { forgetNear } from '#parties/index.ts'
import type { undoImport as undoImportEndpoint } from './contract.ts'
import type { ImportPlug } from './plug.ts'
import { type Plugs, plugOf } from './plugs.ts'
import { keptOf, madeAfter, markUndone } from './rows-sql.ts'
import { importFor } from './see.ts'
import { saveImport } from './sql.ts'

/** Things taken back by one statement, by one call, and kept ones named. */
const atOnce = 2_000
const perCall = 10_000
const namedAtMost = 100

/**
 * Takes back what an import made and nobody has worked on since; the others are kept and named. A large
 * import takes several calls: one transaction must not hold ten thousands of things for minutes.
 */
export async function undoImport(
  work: Work,
  { params }: Input<typeof undoImportEndpoint>,
  plugs: Plugs,
) {
  const record = await importFor(work, params.id, 'undoImport', 'undo')
  const plug = plugOf(plugs, record.kind)
  let undone = 0
  let looked = 0
  let after: string | null = null
  while (looked < perCall) {
    const ids = await madeAfter(work.tx, record.id, after, atOnce)
    if (ids.length === 0) break
    const taken = await plug.undo(work, record.id, ids)
    await markUndone(work.tx, record.id, taken)
    undone += taken.length
    looked += ids.length
    after = ids.at(-1) as string
  }
  const more = after !== null && (await madeAfter(work.tx, record.id, after, 1)).length > 0
  const left = more ? { kept: [], keptCount: 0 } : await keptNamed(work, record.id, plug)
  const state = more ? record.state : 'undone'
  if (!more) await forgetNear(work, record.id)
  if (state !== record.state || undone > 0) {
    await saveImport(work.tx, record.id, {
      ...(more ? {} : { state, failure: null }),
      undone: record.undone + undone,
    })
    await publishAboutFirm(work, [
      { type: 'sheet_import.undone', object: record.id, data: { kind: record.kind, undone, more } },
    ])
  }
  return { undone, ...left, more }
}

async function keptNamed({ tx }: Work, importId: string, plug: ImportPlug) {
  const found = await keptOf(tx, importId, namedAtMost)
  const ids = found.map((one) => one.id)
  const names = ids.length > 0 ? await plug.names(tx, ids) : new Map<string, string>()
  // Whom the viewer does not see is not named.
  const kept = found.flatMap(({ id, subjectId }) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, subjectId, name }]
  })
  return { kept, keptCount: found[0]?.count ?? 0 }
}
