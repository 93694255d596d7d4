import type {
  DuplicateMode,
  ImportRefusal,
  ImportRowFate,
  ImportRowOutcome,
  ImportState,
} from './fields.ts'

/** What somebody does to an import. */
export type ImportAct = 'map' | 'run' | 'pause' | 'cancel' | 'undo'

const possibleIn: Record<ImportAct, readonly ImportState[]> = {
  map: ['read', 'mapped'],
  run: ['read', 'mapped', 'paused', 'failed'],
  pause: ['running'],
  cancel: ['read', 'mapped', 'running', 'paused', 'failed'],
  // Undoing again what is undone changes nothing and says what was kept.
  undo: ['done', 'cancelled', 'failed', 'undone'],
}

const ended: readonly ImportState[] = ['done', 'cancelled', 'undone']

/** Why it cannot be done to an import in this state; null when it can. */
export function problemOf(act: ImportAct, state: ImportState): ImportRefusal | null {
  if (possibleIn[act].includes(state)) return null
  switch (act) {
    case 'map':
      return 'import_started'
    case 'pause':
      return 'import_not_running'
    case 'cancel':
      return 'import_ended'
    case 'run':
      return ended.includes(state) ? 'import_ended' : 'import_started'
    case 'undo':
      return state === 'running' || state === 'paused' ? 'import_running' : 'import_not_running'
  }
}

/** A row that could be imported, with what speaks against it. */
export interface Candidate {
  choice: string | null
  repeats: boolean
  known: boolean
}

/** What becomes of it: whoever looks at the row decides, else the rule for duplicates does. */
export function decide(row: Candidate, mode: DuplicateMode): 'goes' | 'duplicate' | 'skipped' {
  if (row.choice === 'skip') return 'skipped'
  if (row.choice === 'import' || mode === 'import') return 'goes'
  return row.repeats || row.known ? 'duplicate' : 'goes'
}

/** What is written down of a row by what was foreseen of it: one that still waits at the run is not made. */
export const outcomeOf = {
  goes: 'made',
  waits: 'failed',
  cannot: 'failed',
  duplicate: 'duplicate',
  skipped: 'skipped',
} as const satisfies Record<ImportRowFate, ImportRowOutcome>
