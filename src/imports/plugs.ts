import type { ImportKind } from './kinds.ts'
import type { ImportPlug } from './plug.ts'

/** The kinds of list this installation imports. */
export type Plugs = ReadonlyMap<ImportKind, ImportPlug>

export const plugsOf = (plugs: ImportPlug[]): Plugs =>
  new Map(plugs.map((plug) => [plug.reading.kind, plug]))

export function plugOf(plugs: Plugs, kind: ImportKind): ImportPlug {
  const plug = plugs.get(kind)
  if (!plug) throw new Error(`nothing imports lists of ${kind}`)
  return plug
}
