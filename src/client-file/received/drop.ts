import { randomInt } from 'node:crypto'
import { perform, type Runtime, system, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import type { Seal } from '#platform/seal.ts'
import type { MailDrop } from './contract.ts'
import { endAddress, hashOf, ownerIn, revokeAddress } from '../secret-address.ts'
import { insertDrop, selectDrop, systemDropBy } from './sql.ts'

/** Where people's mail is taken: what stands after the @, and what keeps their codes. */
export interface DropPlace {
  domain: string
  seal: Seal
}

/** A drop address in use. */
export interface Drop {
  id: string
  personId: string
}

/** Letters and digits nobody mistakes; sixteen of them are beyond guessing. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const codeLength = 16

export const readMailDrop =
  (place: DropPlace | null) =>
  async (work: Work): Promise<MailDrop> => {
    if (!place) return { domain: null, drop: null }
    const row = await selectDrop(work.tx, ownerIn(work))
    return {
      domain: place.domain,
      drop: row
        ? {
            address: `${place.seal.open(row.code_sealed, row.id)}@${place.domain}`,
            madeAt: row.made_at.toISOString(),
            usedAt: row.used_at?.toISOString() ?? null,
          }
        : null,
    }
  }

/** Makes the address at which one drops mail; the one before ends. */
export const makeMailDrop =
  (place: DropPlace | null) =>
  async (work: Work): Promise<MailDrop> => {
    if (!place) throw refused('mail_drop_off')
    const personId = ownerIn(work)
    await endAddress(work, 'mail_drop', personId)
    const id = uuidv7()
    const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)])
    const text = code.join('')
    const sealed = place.seal.close(text, id)
    await insertDrop(work, { id, personId, hash: hashOf(text), sealed })
    await publishAboutFirm(work, [
      { type: 'mail_drop.made', object: id, data: { person_id: personId } },
    ])
    return readMailDrop(place)(work)
  }

export const revokeMailDrop = (work: Work) => revokeAddress(work, 'mail_drop')

/** Whose address this is, by its secret part; null for one that never was, has ended, or whose owner has left. */
export async function dropOf(runtime: Runtime, code: string): Promise<Drop | null> {
  if (code.length !== codeLength) return null
  return perform(
    runtime,
    system,
    async (work) => (await systemDropBy(work.tx, hashOf(code))) ?? null,
  )
}
