import type { Manifest } from './backup.d.mts'

export function restore(options: {
  from: string
  folder: string
  replace?: boolean
  databaseUrl?: string
}): Promise<{ manifest: Manifest; aside: string | null }>
