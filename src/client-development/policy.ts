import {
  isOrStandsInFor,
  type Permission,
  type PersonActor,
  type PolicyTable,
  type Role,
} from '#access/index.ts'

/** What rights on a lead depend on. */
export interface LeadThing {
  created_by: string | null
  specialist_id: string | null
  assessor_id: string | null
  department_id: string | null
}

const lawyers: Role[] = ['partner', 'lawyer', 'department_head']
const managers: Role[] = ['managing_partner', 'client_relationship_manager']
const caring: Role[] = ['client_service_specialist', ...lawyers, 'assistant']

const looksAfter = (actor: PersonActor, lead: LeadThing): boolean =>
  isOrStandsInFor(actor, lead.specialist_id)
/** The one asked to assess it, or a lawyer of its department; who sees it is not decided here. */
const isItsLawyer = (actor: PersonActor, lead: LeadThing): boolean =>
  isOrStandsInFor(actor, lead.assessor_id) ||
  (lead.department_id === actor.departmentId && actor.roles.some((role) => lawyers.includes(role)))
const takesPart = (actor: PersonActor, lead: LeadThing): boolean =>
  looksAfter(actor, lead) || isItsLawyer(actor, lead)

const whoLooksAfter: Permission<LeadThing> = {
  roles: [...managers, ...caring],
  when: looksAfter,
  always: managers,
}
const itsLawyers: Permission<LeadThing> = {
  roles: ['managing_partner', ...lawyers],
  when: isItsLawyer,
  always: ['managing_partner'],
}
const whoTakesPart: Permission<LeadThing> = {
  roles: [...managers, ...caring],
  when: takesPart,
  always: managers,
}

const brought = (actor: PersonActor, lead: LeadThing): boolean =>
  actor.personId === lead.created_by || takesPart(actor, lead)
const whoBrought: Permission<LeadThing> = {
  roles: [...managers, ...caring, 'marketing'],
  when: brought,
  always: managers,
}

/** Rights on a lead, along its road. */
export const leadPolicy = {
  changeLead: {
    roles: [...managers, ...caring, 'marketing'],
    when: (actor, lead) => actor.personId === lead.created_by || takesPart(actor, lead),
    always: [...managers, 'marketing', 'client_service_specialist'],
  },
  screenLead: { roles: [...managers, 'marketing'] },
  assignLead: { roles: managers },
  disqualifyLead: {
    ...whoTakesPart,
    roles: [...managers, ...caring, 'marketing'],
    always: [...managers, 'marketing'],
  },
  withdrawLead: {
    ...whoTakesPart,
    roles: [...managers, ...caring, 'marketing'],
    always: [...managers, 'marketing'],
  },
  loseLead: whoTakesPart,
  snoozeLead: whoLooksAfter,
  wakeLead: whoLooksAfter,
  recordFirstContact: whoLooksAfter,
  assessNeeds: itsLawyers,
  offerProposal: itsLawyers,
  recordContentment: whoTakesPart,
  answerDoubt: itsLawyers,
  decideConflictOfLead: { roles: ['conflict_officer'] },
  identifyLead: whoTakesPart,
  convertLead: whoTakesPart,
  claimOrigination: whoBrought,
  // For oneself, not for others: whoever decides is no side.
  disputeOrigination: { roles: [...managers, ...caring, 'marketing'], when: brought },
} satisfies PolicyTable<LeadThing>
export type LeadRight = keyof typeof leadPolicy

/** Who works for a client: on the client itself or on one of its engagements. */
export interface ClientThing {
  members: string[]
}
const worksForIt = (actor: PersonActor, { members }: ClientThing): boolean =>
  members.some((id) => isOrStandsInFor(actor, id))

/** Rights on a client whose origination is open or in dispute. */
export const clientOriginationPolicy = {
  claimClientOrigination: {
    roles: [...managers, ...caring, 'marketing'],
    when: worksForIt,
    always: managers,
  },
  // For oneself, not for others: whoever decides is no side.
  disputeClientOrigination: { roles: [...managers, ...caring, 'marketing'], when: worksForIt },
} satisfies PolicyTable<ClientThing>

/** The two sides of a claim: who has a share in it, and who disputes it. */
export interface OriginationThing {
  claimants: string[]
  disputedBy: string | null
}

const isClaimant = (actor: PersonActor, { claimants }: OriginationThing): boolean =>
  claimants.some((id) => isOrStandsInFor(actor, id))

/** Rights on a claim to have brought a client. */
export const originationPolicy = {
  releaseOrigination: { roles: [...managers, ...caring, 'marketing'], when: isClaimant },
  answerOriginationDispute: { roles: [...managers, ...caring, 'marketing'], when: isClaimant },
  // Nobody decides their own dispute, nor that of somebody they stand in for.
  decideOriginationDispute: {
    roles: managers,
    when: (actor, thing) => !isClaimant(actor, thing) && !isOrStandsInFor(actor, thing.disputedBy),
  },
} satisfies PolicyTable<OriginationThing>

/** All rights of client development. */
export const policy = {
  ...leadPolicy,
  ...originationPolicy,
  ...clientOriginationPolicy,
  readOriginations: { roles: 'anyone' },
  keepOriginationSetting: { roles: managers },
  readLeads: { roles: [...managers, ...caring, 'marketing', 'conflict_officer'] },
  exportLeads: { roles: [...managers, ...caring, 'marketing', 'conflict_officer'] },
  registerLead: { roles: [...managers, ...caring, 'marketing'] },
  readChannels: { roles: 'anyone' },
  exportChannels: { roles: 'anyone' },
  keepChannels: { roles: [...managers, 'marketing'] },
  approveIntroduction: { roles: managers },
  readAssignmentRules: { roles: [...managers, 'marketing'] },
  saveAssignmentRules: { roles: managers },
} satisfies PolicyTable<never>
