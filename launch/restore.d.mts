import type { Manifest } from './backup.d.mts'

export function restore(options: {
  from: string
  folder: string
  replace?: boolean
  databaseUrl?: string
  /** Where to tell how far it is. */
  out?: { write(text: string): unknown; isTTY?: boolean }
}): Promise<{ manifest: Manifest; aside: string | null }>
