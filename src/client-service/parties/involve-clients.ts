import { sql } from 'kysely'
import { asSystem, type Work } from '#access/index.ts'
import { isOrganisationName } from '#imports/reading/index.ts'
import {
  endInvolvements,
  type Involving,
  type InvolvementRole,
  involve,
  type PartyKind,
  type PartyNumber,
  settleInvolved,
} from '#parties/index.ts'
import type { Tx } from '#platform/db/database.ts'

const kindOf = (name: string): PartyKind => (isOrganisationName(name) ? 'organisation' : 'person')

interface ClientNames {
  id: string
  kind: PartyKind
  name: string
  unified_social_credit_code: string | null
  identity_kind: string | null
  identity_number: string | null
  lead_id: string | null
}

const documents: Record<string, PartyNumber['type']> = {
  resident_identity_card: 'resident_identity_number',
  passport: 'passport',
}

function clientAs(client: ClientNames, importId: string | null = null): Involving {
  const { unified_social_credit_code: code, identity_number: number, identity_kind } = client
  return {
    subjectId: client.id,
    importId,
    role: 'client',
    kind: client.kind,
    name: client.name,
    numbers: [
      ...(code ? [{ type: 'unified_social_credit_code' as const, number: code }] : []),
      ...(number
        ? [
            {
              type: documents[identity_kind ?? ''] ?? ('other' as const),
              number: number.toUpperCase(),
            },
          ]
        : []),
    ],
    ...(client.lead_id ? { near: [client.lead_id] } : {}),
  }
}

async function readClients(tx: Tx, ids: string[]): Promise<ClientNames[]> {
  const found = await sql<ClientNames>`
    select id, kind, name, unified_social_credit_code, identity_kind, identity_number, lead_id
    from client where id = any (${ids}::uuid[]) order by id`.execute(tx)
  return found.rows
}

/** Clients and their contacts stand in the register of parties; set-wise. */
export async function involveClients(
  work: Work,
  ids: string[],
  importId: string | null = null,
): Promise<void> {
  await asSystem(work, async (tx) => {
    const clients = await readClients(tx, ids)
    await involve(
      work,
      clients.map((client) => clientAs(client, importId)),
    )
    const contacts = await tx
      .selectFrom('client_contact')
      .select('id')
      .where('subject_id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute()
    await involveContacts(
      work,
      contacts.map((row) => row.id),
      importId,
    )
  })
}

/** A client was changed: its new name leads, the old one stays on file. */
export async function settleClient(work: Work, id: string): Promise<void> {
  await asSystem(work, async (tx) => {
    await settleInvolved(
      work,
      id,
      ['client'],
      (await readClients(tx, [id])).map((client) => clientAs(client)),
    )
  })
}

/** Contacts of clients; set-wise. */
export async function involveContacts(
  work: Work,
  ids: string[],
  importId: string | null = null,
): Promise<void> {
  if (ids.length === 0) return
  await asSystem(work, async (tx) => {
    const rows = await sql<{
      id: string
      subject_id: string
      lead_id: string | null
      name: string
      phone: string | null
      mail: string | null
      wechat: string | null
    }>`select k.id, k.subject_id, c.lead_id, k.name, k.phone, k.mail, k.wechat
      from client_contact k join client c on c.id = k.subject_id
      where k.id = any (${ids}::uuid[]) order by k.id`.execute(tx)
    await involve(
      work,
      rows.rows.map((row) => ({
        subjectId: row.subject_id,
        importId,
        aboutId: row.id,
        role: 'contact' as const,
        kind: 'person' as const,
        name: row.name,
        contacts: (['phone', 'mail', 'wechat'] as const).flatMap((kind) => {
          const value = row[kind]
          return value ? [{ kind, value }] : []
        }),
        ...(row.lead_id ? { near: [row.lead_id] } : {}),
      })),
    )
  })
}

/** The parties of engagements; the client among them is the client itself, a lead's opponents are the same here. */
export async function involveEngagements(
  work: Work,
  ids: string[],
  importId: string | null = null,
): Promise<void> {
  await asSystem(work, async (tx) => {
    const rows = await sql<{
      id: string
      subject_id: string
      name: string
      role: InvolvementRole
      client_id: string
      client_name: string | null
      lead_id: string | null
      client_is_in: boolean
    }>`select p.id, p.subject_id, p.name, p.role, e.client_id, e.lead_id, c.name as client_name,
        exists (select 1 from party_involvement i where i.subject_id = e.client_id and i.role = 'client'
          and i.ended_at is null) as client_is_in
      from engagement_party p join engagement e on e.id = p.subject_id left join client c on c.id = e.client_id
      where e.id = any (${ids}::uuid[]) order by p.id`.execute(tx)
    const missing = rows.rows.filter((row) => !row.client_is_in).map((row) => row.client_id)
    if (missing.length > 0) await involveClients(work, [...new Set(missing)], importId)
    await involve(
      work,
      rows.rows.map((row) => ({
        subjectId: row.subject_id,
        importId,
        aboutId: row.id,
        role: row.role,
        kind: kindOf(row.name),
        name: row.name,
        ...(row.role === 'client' && row.name === row.client_name ? { is: row.client_id } : {}),
        near: row.lead_id ? [row.client_id, row.lead_id] : [row.client_id],
      })),
    )
  })
}

/** A contact or a party of an engagement was taken out. */
export const endAbout = (work: Work, subjectId: string, aboutId: string): Promise<void> =>
  endInvolvements(work, { subjectId, aboutIds: [aboutId] })
