export const layoutVersion: number
export interface Holder {
  pid: number
  purpose: string
  text: string
  stale: boolean
}
export function dataFolderPath(): string
export function openDataFolder(folder: string): void
export function checkVersion(folder: string): void
export function holderOf(folder: string): Holder | null
export function lockDataFolder(
  folder: string,
  purpose: 'start' | 'backup' | 'restore',
): { release(): void; recovered: boolean }
export function keyOf(folder: string, name: string): string
export function secretOf(folder: string): string
