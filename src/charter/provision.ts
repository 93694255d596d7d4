import { Clause } from './clauses/contract.ts'
import { development } from './provision/development.ts'
import { general } from './provision/general.ts'
import { maintenance } from './provision/maintenance.ts'
import { organisation } from './provision/organisation.ts'
import { rights } from './provision/rights.ts'
import { service } from './provision/service.ts'
import { supervision } from './provision/supervision.ts'

// The firm's provision as the first charter: what a firm publishes at set-up and then makes its own.
// The order of owners is tried from left to right; the managing partner is always the last.

/** Ids of the rows of the provision, in its order. */
export const provisionIds = [
  'G1',
  'G2',
  'G3',
  'G4',
  'G5',
  'G6',
  'O1',
  'O1a',
  'O1b',
  'O2',
  'O3',
  'O4',
  'O5',
  'O6',
  'D1',
  'D2',
  'D3',
  'D4',
  'S1',
  'S2',
  'S3',
  'S4',
  'M1',
  'M2',
  'M3',
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'T1',
  'T2',
  'T3',
  'T4',
] as const

/** The clauses a new firm begins with. */
export const firstCharter: Clause[] = [
  ...general,
  ...organisation,
  ...development,
  ...service,
  ...maintenance,
  ...rights,
  ...supervision,
].map((clause) => Clause.parse(clause))
