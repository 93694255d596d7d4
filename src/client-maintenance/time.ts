import { badInput } from '#platform/http/refusal.ts'

/** What is recorded has happened. */
export function expectPast(path: string, happened: Date, now: Date): void {
  if (happened > now) throw badInput([{ path, code: 'in_future' }])
}
