import type { PartyRelationType } from '../register/index.ts'

/** One and the same in law, or by its continuity: a branch is its company, a former name the same bearer. */
const sameInLaw: readonly PartyRelationType[] = ['branch', 'former_name']
export const isSame = ({ type }: Pick<Tie, 'type'>): boolean => sameInLaw.includes(type)
/** Who decides over whom: parents, subsidiaries, holders, controllers. */
export const control: readonly PartyRelationType[] = [
  'parent',
  'subsidiary',
  'shareholder',
  'actual_controller',
  ...sameInLaw,
]
const close: readonly PartyRelationType[] = ['spouse', 'near_relative', 'legal_representative']

interface Tie {
  type: PartyRelationType
  /** No longer so. */
  ended: boolean
}

/** What ties one after another come to, gravest first. */
const kindsOfWay = ['itself', 'control', 'close', 'loose'] as const
export type KindOfWay = (typeof kindsOfWay)[number]

/**
 * What a way from one party to another means for conflicts of interest: it leads to the same party in law; by control
 * all along; by way of somebody close, or of control; by anything else, or by what is no longer so.
 */
export function kindOfWay(path: readonly Tie[]): KindOfWay {
  const every = (among: readonly PartyRelationType[]) =>
    path.every(({ type }) => among.includes(type))
  if (every(sameInLaw)) return 'itself'
  if (path.some(({ ended }) => ended)) return 'loose'
  if (every(control)) return 'control'
  const near = path.some(({ type }) => close.includes(type) || control.includes(type))
  return near ? 'close' : 'loose'
}

/** The lower, the graver: of several ways to one party the gravest counts. */
export const gravityOf = (path: readonly Tie[]): number => kindsOfWay.indexOf(kindOfWay(path))

/** What of a way decides how grave it can become, however it goes on. */
export interface Bearing {
  kind: KindOfWay
  ended: boolean
}

export const bearingOf = (path: readonly Tie[]): Bearing => ({
  kind: kindOfWay(path.map(({ type }) => ({ type, ended: false }))),
  ended: path.some(({ ended }) => ended),
})

/** Whether a way to a party makes another one to the same party superfluous, wherever they go on to. */
export function covers(one: Bearing, other: Bearing): boolean {
  if (other.ended && other.kind !== 'itself') return true
  if (one.ended && !other.ended) return false
  return kindsOfWay.indexOf(one.kind) <= kindsOfWay.indexOf(other.kind)
}
