export const declarationKinds = ['interest', 'office', 'matter'] as const
/** Oneself and near relatives. */
export const interestHolders = [
  'self',
  'spouse',
  'parent',
  'child',
  'sibling',
  'other_relative',
] as const
export const interestKinds = [
  'shareholder',
  'director',
  'employee',
  'adviser',
  'creditor',
  'other',
] as const
/** Offices whose former holders the law keeps from certain work (律师法 Art. 41, 律师执业行为规范). */
export const pastOffices = ['judge', 'prosecutor', 'arbitrator', 'public_officer'] as const
/** What somebody was in a matter before they joined. */
export const matterParts = [
  'lawyer_for_client',
  'lawyer_for_opponent',
  'judge',
  'prosecutor',
  'arbitrator',
  'public_officer',
  'other',
] as const
