import { badInput, stale } from '#platform/http/refusal.ts'

/** An editor names the version seen (`If-Match`); another one now is a stale edit, answered with what stands. */
export function expectVersion(
  ifMatch: number | null,
  current: { version: number } & Record<string, unknown>,
): void {
  if (ifMatch === null) throw badInput([{ path: 'if-match', code: 'if_match_required' }])
  if (ifMatch !== current.version) throw stale(current)
}
