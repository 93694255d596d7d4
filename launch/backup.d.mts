export interface Manifest {
  format: number
  takenAt: string
  layoutVersion: number
  database: 'embedded' | 'dump' | 'none'
  folders: string[]
  files: { path: string; bytes: number; sha256: string }[]
}
export const manifestName: string
export function backUp(options: {
  folder: string
  to: string
  databaseUrl?: string
  /** Where to tell how far it is. */
  out?: { write(text: string): unknown; isTTY?: boolean }
}): Promise<Manifest>
export function readManifest(from: string): Manifest
