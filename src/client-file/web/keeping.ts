import type { CommitmentView } from '#charter/commitments/contract.ts'

/** Where a promise is kept: the page of its subject, with the panel of the act open. */
export interface Keeping {
  /** Says what the act is called: `keep.D2`. */
  words: string
  to: string
  search?: Record<string, string>
}

const places = { lead: '/leads', client: '/clients', engagement: '/engagements' } as const

/** The act that keeps a promise of the clause, as the pages name it in their addresses. */
const acts: Record<string, string> = {
  'D1.assign': 'assignLead',
  D2: 'recordFirstContact',
  'D2.next': 'recordFirstContact',
  D3: 'assessNeeds',
  'D4.proposal': 'offerProposal',
  D4: 'recordContentment',
  'D4.doubt': 'answerDoubt',
  'D4.doubt_followed': 'recordContentment',
  G3: 'completeProfile',
  'G3.existing': 'completeProfile',
  G4: 'decideConflictOfLead',
  'O1a.origination': 'decideOrigination',
  O1b: 'confirmDetails',
  O2: 'reportProgress',
  O3: 'confirmFees',
  S1: 'signContract',
  'S1.start': 'startEngagement',
  S2: 'reportProgress',
  'S2.event': 'reportProgress',
  'S2.answer': 'answerQuestion',
  'S2.decision': 'takeDecision',
  S3: 'recordTalk',
  'S3.acknowledge': 'acknowledgeFeedback',
  'S3.resolve': 'resolveFeedback',
  'S3.follow': 'confirmFeedback',
  S4: 'adjustPlan',
  M1: 'recordReturnVisit',
  M2: 'recordContact',
  'M2.planned': 'completePlannedContact',
  M3: 'pursueAsLead',
  'M3.advice': 'proposeAdvice',
  'M3.approval': 'decideAdvice',
  R1: 'reviewQuality',
  R2: 'discloseTerms',
  R4: 'meetDuty',
  R5: 'confirmEnding',
  R6: 'archiveEngagement',
  T3: 'resolveFeedback',
  'T3.acknowledge': 'acknowledgeFeedback',
}

type Owed = Pick<CommitmentView, 'clause' | 'subject' | 'aboutId'>

/** A duty of the firm towards itself that is looked at again and again: kept by recording a review. */
export const isReview = ({ subject, aboutId }: Owed) =>
  subject.kind === 'firm' && aboutId === subject.id

/** Promises that are kept on a page of their own, whatever they are about. */
const desks: Record<string, string> = {
  'G4.further': '/conflicts',
  'G4.existing': '/conflicts',
  'G4.again': '/conflicts',
  'G4.declaration': '/my-declarations',
  'G4.wall': '/my-walls',
  'G4.sides': '/conflicts/walls',
}

/** A newcomer's confirmation of the charter. */
export const isAcknowledgement = ({ clause }: Owed) => clause === 'G2'

/** That somebody says that they know of a wall, which is said on my day itself. */
export const isWallDuty = ({ clause }: Owed) => clause === 'G4.wall'

/** The page of what a promise is about. */
export function pageOf(subject: Pick<Owed['subject'], 'kind' | 'id'>): string | null {
  return subject.kind === 'firm' ? null : `${places[subject.kind]}/${subject.id}`
}

/** Where the act is done; null for what is done on this very page. */
export function keepingOf(owed: Owed): Keeping | null {
  if (isAcknowledgement(owed)) return { words: 'keep.G2', to: '/charter' }
  const desk = desks[owed.clause]
  if (desk) return { words: wordsOf(owed), to: desk }
  const to = pageOf(owed.subject)
  if (!to) return null
  // The desk shows the enquiry whole, and the next one after it.
  if (owed.clause === 'D1') {
    return { words: 'keep.D1', to: '/leads/screening', search: { open: owed.subject.id } }
  }
  const act = acts[owed.clause]
  if (!act) return { words: `open.${owed.subject.kind}`, to }
  const search: Record<string, string> = { act }
  if (owed.aboutId !== owed.subject.id) search.about = owed.aboutId
  return { words: wordsOf(owed), to, search }
}

const wordsOf = ({ clause }: Owed) => `keep.${clause.replace('.', '_')}`
