import { sql } from 'kysely'
import { asSystem, type RecordedEvent, type Work } from '#access/index.ts'
import { isOrganisationName } from '#imports/reading/index.ts'
import {
  type Involving,
  type InvolvementRole,
  involve,
  type PartyNumber,
  type PartyKind,
  settleInvolved,
} from '#parties/index.ts'
import type { Tx } from '#platform/db/database.ts'

/** What a lead says of who is in it. */
export interface LeadNames {
  id: string
  name: string
  contact_name: string | null
  organisation: string | null
  phone: string | null
  mail: string | null
  wechat: string | null
  unified_social_credit_code: string | null
  opponents: string[]
  client_id: string | null
  import_id: string | null
  /** The party and the name of the client who referred it. */
  referrer_id: string | null
  referrer_name: string | null
  /** As their document names and numbers them. */
  identified: { kind: PartyKind; name: string; documentKind: string; number: string } | null
}

/** A lead as it is written down. */
export interface NewLead extends Omit<LeadNames, 'referrer_id' | 'referrer_name' | 'identified'> {
  referrer_client_id: string | null
}

const rolesOfLeads: InvolvementRole[] = ['prospect', 'contact', 'opponent', 'referrer']

/** Whoever is in these leads stands in the register of parties; set-wise. */
export async function involveLeads(work: Work, ids: string[]): Promise<void> {
  await asSystem(work, async (tx) => {
    for (let at = 0; at < ids.length; at += 1_000) {
      const leads = await readLeads(tx, ids.slice(at, at + 1_000))
      await involve(work, leads.flatMap(partiesOf))
    }
  })
}

/** The same of leads written down just now, as they were written: nothing of them is read again. */
export async function involveNewLeads(work: Work, leads: NewLead[]): Promise<void> {
  if (leads.length === 0) return
  await asSystem(work, async (tx) => {
    const referrers = leads.flatMap((lead) => lead.referrer_client_id ?? [])
    const names = await namesOfClients(tx, referrers)
    const named = leads.map(({ referrer_client_id: referrer, ...lead }) => ({
      ...lead,
      referrer_id: referrer,
      referrer_name: (referrer && names.get(referrer)) ?? null,
      identified: null,
    }))
    await involve(work, named.flatMap(partiesOf), { unheard: true })
  })
}

async function namesOfClients(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('client').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** A lead was changed: who is not named in it any more has no part in it from now on. */
export async function settleLead(work: Work, { subject }: RecordedEvent): Promise<void> {
  await asSystem(work, async (tx) => {
    const [lead] = await readLeads(tx, [subject.id])
    if (lead) await settleInvolved(work, lead.id, rolesOfLeads, partiesOf(lead))
  })
}

async function readLeads(tx: Tx, ids: string[]): Promise<LeadNames[]> {
  const found = await sql<LeadNames>`
    select l.id, l.name, l.contact_name, l.organisation, l.phone, l.mail, l.wechat, l.unified_social_credit_code,
      l.opponents, l.client_id, l.import_id, l.referrer_client_id as referrer_id, c.name as referrer_name,
      (select jsonb_build_object('kind', d.kind, 'name', d.name, 'documentKind', d.document_kind, 'number', d.document_number)
        from identification d where d.subject_id = l.id order by d.verified_at desc, d.id desc limit 1) as identified
    from lead l left join client c on c.id = l.referrer_client_id
    where l.id = any (${ids}::uuid[]) order by l.id`.execute(tx)
  return found.rows
}

/**
 * The parties of a lead: whom it is named after and their organisation (either may become the client), the contact
 * person, each opponent, the client who referred it. Telephone and addresses are the contact person's, where there is one.
 */
export const partiesOf = (lead: LeadNames): Involving[] => withDocument(partiesNamed(lead), lead)

const numberTypes: Record<string, PartyNumber['type']> = {
  resident_identity_card: 'resident_identity_number',
  residence_permit: 'resident_identity_number',
  passport: 'passport',
  travel_permit: 'passport',
  business_licence: 'unified_social_credit_code',
  registration_certificate: 'unified_social_credit_code',
}

/** Whoever showed a document is called as it says and bears its number. */
function withDocument(parties: Involving[], { identified }: LeadNames): Involving[] {
  if (!identified) return parties
  const { kind, name, documentKind, number } = identified
  const own = parties.filter((one) => one.role === 'prospect' && one.kind === kind)
  const theirs = own.find((one) => one.name === name) ?? own[0]
  return parties.map((one) =>
    one === theirs
      ? {
          ...one,
          otherNames: [...(one.otherNames ?? []), { kind: 'legal', name }],
          numbers: [...(one.numbers ?? []), { type: numberTypes[documentKind] ?? 'other', number }],
        }
      : one,
  )
}

function partiesNamed(lead: LeadNames): Involving[] {
  const base = { subjectId: lead.id, importId: lead.import_id }
  const code = lead.unified_social_credit_code
  const numbers = code ? [{ type: 'unified_social_credit_code' as const, number: code }] : []
  const organisation = lead.organisation?.trim() ?? ''
  const isOrganisation =
    organisation === lead.name ||
    (organisation === '' && code !== null) ||
    isOrganisationName(lead.name)
  const kind = isOrganisation ? ('organisation' as const) : ('person' as const)
  const contacts = [
    { kind: 'phone' as const, value: lead.phone },
    { kind: 'mail' as const, value: lead.mail },
    { kind: 'wechat' as const, value: lead.wechat },
  ].flatMap(({ value, ...one }) => (value ? [{ ...one, value }] : []))
  const contact = lead.contact_name?.trim() ?? ''
  const near = lead.client_id ? { near: [lead.client_id] } : {}
  const hasOther = organisation !== '' && organisation !== lead.name
  const person = (name: string): Involving => ({
    ...base,
    role: 'opponent',
    kind: kindOf(name),
    name,
  })
  return [
    {
      ...base,
      ...(hasOther && !isOrganisation ? {} : near),
      role: 'prospect',
      kind,
      name: lead.name,
      ...(isOrganisation && !hasOther ? { numbers } : {}),
      ...(contact ? {} : { contacts }),
    },
    ...(hasOther
      ? [
          {
            ...base,
            ...near,
            role: 'prospect' as const,
            kind: 'organisation' as const,
            name: organisation,
            numbers,
          },
        ]
      : []),
    ...(contact
      ? [{ ...base, role: 'contact' as const, kind: 'person' as const, name: contact, contacts }]
      : []),
    ...lead.opponents.filter((name) => name.trim() !== '').map(person),
    ...(lead.referrer_id && lead.referrer_name
      ? [
          {
            ...base,
            role: 'referrer' as const,
            kind: kindOf(lead.referrer_name),
            name: lead.referrer_name,
            is: lead.referrer_id,
          },
        ]
      : []),
  ]
}

const kindOf = (name: string): Involving['kind'] =>
  isOrganisationName(name) ? 'organisation' : 'person'
