import type { Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'

/** The subject a file or a note belongs to, if the actor sees it. */
export async function seeSubject(work: Work, id: string) {
  const subject = await work.tx
    .selectFrom('subject')
    .select(['id', 'kind'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!subject) throw notFound()
  return { id: subject.id, kind: subject.kind as 'firm' | 'lead' | 'client' | 'engagement' }
}
