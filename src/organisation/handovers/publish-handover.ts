import { asSystem, type Work } from '#access/index.ts'
import type { HandoverRow } from './sql.ts'

/** Says what became of a hand-over; its receiver may not see the subject. */
export async function publishHandover(
  work: Work,
  handover: HandoverRow,
  what: 'offered' | 'accepted' | 'returned' | 'withdrawn',
  more: Record<string, unknown> = {},
): Promise<void> {
  const { subjectKind: kind, subjectId: id, part, fromId, toId } = handover
  await asSystem(work, () =>
    work.publish([
      {
        type: `handover.${what}`,
        subject: { kind, id },
        object: handover.id,
        data: { part, from_id: fromId, to_id: toId, ...more },
      },
    ]),
  )
}
