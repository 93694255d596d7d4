import { entrance, personIdOf } from '#access/index.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { badInput } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { residentIdentityNumber, unifiedSocialCreditCode } from '../identifiers.ts'
import { leadFor, saveLead, stateOf } from '../leads/index.ts'
import { identifyLead } from './contract.ts'

type Body = BodyOf<typeof identifyLead>

const identify = entrance(identifyLead, async (work, { params, body }) => {
  const lead = await leadFor(work, params.id, 'identifyLead')
  const number = canonicalNumber(body)
  const id = uuidv7()
  await work.tx
    .insertInto('identification')
    .values({
      id,
      subject_id: lead.id,
      kind: body.kind,
      document_kind: body.documentKind,
      document_number: number,
      name: body.name,
      verified_how: body.verifiedHow,
      note: body.note,
      verified_by: personIdOf(work.actor) as string,
      verified_at: work.now,
    })
    .execute()
  const saved = await saveLead(work, lead.id, {})
  await work.publish([
    {
      type: 'lead.identified',
      subject: { kind: 'lead', id: lead.id },
      object: id,
      data: {
        kind: body.kind,
        document_kind: body.documentKind,
        verified_how: body.verifiedHow,
      },
    },
  ])
  return stateOf(work, saved)
})

/** The number as it is kept; where the document has a check digit, it must fit. */
function canonicalNumber({ documentKind, number }: Body): string {
  const read =
    documentKind === 'resident_identity_card' || documentKind === 'residence_permit'
      ? residentIdentityNumber(number)
      : documentKind === 'business_licence' || documentKind === 'registration_certificate'
        ? unifiedSocialCreditCode(number)
        : plain(number)
  if (!read.ok) throw badInput([{ path: 'number', code: read.code }])
  return read.value
}

function plain(number: string) {
  const value = number.replace(/[\s-]/g, '').toUpperCase()
  return /^[0-9A-Z()]{4,40}$/.test(value)
    ? { ok: true as const, value }
    : { ok: false as const, code: 'document_number_unusable' }
}

export const entrances = [identify]
