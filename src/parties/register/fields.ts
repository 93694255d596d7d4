/** What a party is. */
export const partyKinds = ['person', 'organisation'] as const
export type PartyKind = (typeof partyKinds)[number]

/** The kinds of name a party bears or bore. */
export const partyNameKinds = [
  'legal',
  'short',
  'former',
  'trade',
  'english',
  'pinyin',
  'other',
] as const
export type PartyNameKind = (typeof partyNameKinds)[number]

/** Documents and registers that give a party a number of its own. */
export const partyIdentifierTypes = [
  'unified_social_credit_code',
  'resident_identity_number',
  'passport',
  'foreign_registration',
  'other',
] as const
export type PartyIdentifierType = (typeof partyIdentifierTypes)[number]

export const partyContactKinds = ['phone', 'mail', 'wechat', 'address'] as const
export type PartyContactKind = (typeof partyContactKinds)[number]

/** What one party is to another: the first is the … of the second. */
export const partyRelationTypes = [
  'parent',
  'subsidiary',
  'shareholder',
  'actual_controller',
  'legal_representative',
  'director',
  'guarantor',
  'spouse',
  'near_relative',
  'employee',
  'branch',
  'former_name',
  'other',
] as const
export type PartyRelationType = (typeof partyRelationTypes)[number]

/** The part a party plays in an affair of the firm. */
export const involvementRoles = [
  'client',
  'prospect',
  'contact',
  'opponent',
  'third_party',
  'co_litigant',
  'guarantor',
  'victim',
  'opposing_counsel',
  'witness',
  'referrer',
] as const
export type InvolvementRole = (typeof involvementRoles)[number]

/** What of a party changed in the register. */
export const partyChanges = [
  'party',
  'name',
  'identifier',
  'relation',
  'involvement',
  'merge',
] as const
export type PartyChange = (typeof partyChanges)[number]

/** A number a party bears, of which kind. */
export interface PartyNumber {
  type: PartyIdentifierType
  number: string
}

/** While somebody typed, from an affair, from a list, or pointed out by somebody. */
export const duplicateFinders = ['typing', 'affair', 'list', 'person'] as const
export type FoundBy = (typeof duplicateFinders)[number]
