import { fieldWords, type ImportRow } from '../../lead-import/contract.ts'

/** What a column can mean, in the order of the wire. */
export const meanings = Object.keys(fieldWords) as (keyof typeof fieldWords)[]

/** A cell as it is read by a person. */
export const textOf = (cell: ImportRow['cells'][number] | undefined): string =>
  typeof cell === 'string' ? cell : (cell?.error ?? '')
