import type { LeadCard } from '../../contract.ts'

type Stage = LeadCard['stage']

/** The five columns of the board: what waits for the same step stands together. */
export const boardColumns = [
  { key: 'screening', stages: ['registered'] },
  { key: 'contact', stages: ['screened', 'assigned'] },
  { key: 'assessment', stages: ['contacted'] },
  { key: 'proposal', stages: ['assessed', 'proposed'] },
  { key: 'converted', stages: ['converted'] },
] as const satisfies { key: string; stages: Stage[] }[]
export type BoardColumn = (typeof boardColumns)[number]
export type ColumnKey = BoardColumn['key']

/** Stages the board counts. */
export const boardStages: Stage[] = boardColumns.flatMap(({ stages }) => [...stages])

/** The act that takes a lead on from where it stands. */
const steps: Partial<Record<Stage, string>> = {
  registered: 'screenLead',
  screened: 'assignLead',
  assigned: 'recordFirstContact',
  contacted: 'assessNeeds',
  assessed: 'offerProposal',
  proposed: 'convertLead',
}
export const nextStep = (lead: Pick<LeadCard, 'stage'>): string | undefined => steps[lead.stage]

export const columnOf = (stage: Stage): number =>
  boardColumns.findIndex(({ stages }) => (stages as readonly Stage[]).includes(stage))
