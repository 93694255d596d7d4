import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { identityNumberCheckCharacter } from '../identifiers/index.ts'
import type { PartyIdentifierType } from '../register/index.ts'

export interface Identifier {
  type: PartyIdentifierType
  number: string
}

const tidy = (number: string): string =>
  number.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()

/** A resident's number of 15 digits and the one of 18 that replaced it are the same number (GB 11643-1999). */
function asOfToday({ type, number }: Identifier): string {
  const plain = tidy(number)
  if (type !== 'resident_identity_number' || !/^\d{15}$/.test(plain)) return plain
  const longer = `${plain.slice(0, 6)}19${plain.slice(6)}`
  return longer + identityNumberCheckCharacter(longer)
}

/** Whether two numbers are one, however they are written. */
export const sameNumber = (one: Identifier, other: Identifier): boolean =>
  one.type === other.type && asOfToday(one) !== '' && asOfToday(one) === asOfToday(other)

/** The ways a number may be on file. */
function written(one: Identifier): string[] {
  const today = asOfToday(one)
  const before = one.type === 'resident_identity_number' && today.length === 18
  return before ? [today, today.slice(0, 6) + today.slice(8, 17)] : [today]
}

/** The parties that bear one of the numbers. */
export async function bearersOf(
  tx: Tx,
  identifiers: readonly Identifier[],
): Promise<Map<string, Identifier>> {
  const asked = identifiers.filter(({ number }) => tidy(number) !== '')
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ partyId: string } & Identifier>`
    select party_id as "partyId", type, number from party_identifier
    where number = any(${asked.flatMap(written)}::text[])`.execute(tx)
  return new Map(
    rows
      .filter((row) => asked.some((one) => sameNumber(one, row)))
      .map(({ partyId, type, number }) => [partyId, { type, number }]),
  )
}

/** For each party a number of a type that was asked for, where it is another one. */
export async function othersOf(
  tx: Tx,
  partyIds: string[],
  identifiers: readonly Identifier[],
): Promise<Map<string, Identifier>> {
  const types = [
    ...new Set(
      identifiers
        .filter(({ number, type }) => tidy(number) !== '' && type !== 'other')
        .map(({ type }) => type),
    ),
  ]
  if (types.length === 0 || partyIds.length === 0) return new Map()
  const { rows } = await sql<{ partyId: string } & Identifier>`
    select party_id as "partyId", type, number from party_identifier
    where party_id = any(${partyIds}::uuid[]) and type = any(${types}::text[])`.execute(tx)
  return new Map(rows.map(({ partyId, type, number }) => [partyId, { type, number }]))
}
