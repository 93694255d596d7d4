import type { Work } from '#access/index.ts'

/** One thing somebody would leave behind. */
export interface EstateItem {
  id: string
  /** What it is, as the area calls it: `department`, `commitment`. */
  kind: string
  /** The subject it belongs to, for a link. */
  subjectId: string | null
  label: string
}

export interface EstatePreview {
  count: number
  /** The first 50. */
  items: EstateItem[]
}

/** Who takes over: one person, or another for some areas. */
export interface Successors {
  successorId: string
  perArea: Record<string, string>
}

/** Who takes over what an area moves. */
export const successorIn = (area: string, successors: Successors): string =>
  successors.perArea[area] ?? successors.successorId

export interface Moved {
  count: number
  /** The subjects whose work has a new person now: their walls are checked. */
  subjectIds: string[]
}

/** What one area knows of the work a person leaves behind. Given to the organisation by the shell. */
export interface Estate {
  /** Unique: `organisation`, `charter`. */
  area: string
  /** Reads with the sight it is given: as the viewer for the items, as the system behind the viewer's walls to count. */
  preview(work: Work, personId: string): Promise<EstatePreview>
  /** Moves everything to the successor, in the transaction of the leaving and as the system. */
  move(work: Work, personId: string, successors: Successors): Promise<Moved>
}
