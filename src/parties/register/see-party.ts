import { holds, type NewEvent, permits, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { noteChange } from './note-change.ts'
import type { PartyChange } from './fields.ts'
import { partyPolicy } from './policy.ts'
import { lockParty, type PartyRow, touchParty } from './sql.ts'

/** The party for an act on it, locked: seen, the actor entitled, and not folded into another. */
export async function seePartyToChange(work: Work, id: string): Promise<PartyRow> {
  const party = await lockParty(work.tx, id)
  if (!party) throw notFound()
  if (!permits(partyPolicy, 'keepParties', work.actor, party)) throw forbidden()
  if (party.merged_into !== null) throw refused('merged_since', { partyId: party.merged_into })
  return party
}

/** Who reads the numbers of people in full. */
export const readsNumbers = (work: Work): boolean =>
  holds(partyPolicy, 'readPersonalNumbers', work.actor)

/**
 * Says what happened to a party. A party is no subject: it is told about an affair of it that the actor sees, so that
 * the walls of the affair hold for it; of a party nobody is tied to, about the firm. It names ids and fields only.
 */
export async function tellOfParty(
  work: Work,
  id: string,
  event: Pick<NewEvent, 'type' | 'data'>,
): Promise<void> {
  const about = await work.tx
    .selectFrom('party_involvement as i')
    .innerJoin('subject as s', 's.id', 'i.subject_id')
    .select(['s.id', 's.kind'])
    .where('i.party_id', '=', id)
    .where('i.role', '<>', 'referrer')
    .orderBy('i.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const told = { ...event, object: id }
  if (!about) await publishAboutFirm(work, [told])
  else {
    const subject = { kind: about.kind as NewEvent['subject']['kind'], id: about.id }
    await work.publish([{ ...told, subject }])
  }
}

/**
 * The end of every change of a party: counted, written into its history, told.
 * @param saidIn the affairs that say what was changed: its history tells it through them only
 */
export async function partyChanged(
  work: Work,
  id: string,
  what: PartyChange,
  details: Record<string, unknown>,
  saidIn: string[] | null = null,
): Promise<void> {
  await touchParty(work.tx, id, work.now)
  await noteChange(work, [{ partyId: id, what, details, saidIn }])
  await tellOfParty(work, id, { type: 'party.changed', data: { what } })
}
