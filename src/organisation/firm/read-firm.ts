import { type Actor, abilitiesOf, asSystem, type Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import type { Firm } from './contract.ts'
import { firmPolicy } from './policy.ts'
import { type FirmRow, selectFirm } from './sql.ts'

/** The firm as its members see it. */
export async function readFirm(work: Work): Promise<Firm> {
  const firm = await selectFirm(work.tx)
  if (!firm) throw notFound()
  return presentFirm(firm, work.actor)
}

/** What a stranger may know of the firm: its name, and what it does with their data. */
export async function readFirmNotice(work: Work) {
  const firm = await asSystem(work, (tx) => selectFirm(tx))
  if (!firm) throw notFound()
  const { name, nameEn, privacyNotice } = firm
  return { name, nameEn, privacyNotice }
}

/** A firm on the wire. */
export function presentFirm(firm: FirmRow, actor: Actor): Firm {
  const abilities = abilitiesOf(firmPolicy, actor, firm)
  return { ...firm, setUpAt: firm.setUpAt.toISOString(), abilities }
}
