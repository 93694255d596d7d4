import { badInput, stale } from './refusal.ts'

/** An editor must name the version they saw (`If-Match`); another one now is a stale edit (412). */
export function expectVersion(
  ifMatch: number | null,
  current: { version: number } & Record<string, unknown>,
): void {
  if (ifMatch === null) throw badInput([{ path: 'if-match', code: 'required' }])
  if (ifMatch !== current.version) throw stale(current)
}
