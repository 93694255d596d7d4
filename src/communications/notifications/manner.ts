import type { Work } from '#access/index.ts'
import type { Language } from '#platform/i18n/words.ts'
import type { Manner } from './letter.ts'
import type { NotificationParts } from './parts.ts'

/** How something is said to somebody at an office: in their language, by their clock. */
export async function mannerOf(
  work: Work,
  { calendars, publicUrl }: NotificationParts,
  officeId: string,
  language: Language,
): Promise<Manner> {
  const { timeZone } = await calendars.forOffice(work.tx, officeId)
  return { language, timeZone, now: work.now, publicUrl: publicUrl.replace(/\/$/, '') }
}
