import { partyWords } from '#parties/web/index.ts'
import { useSaying, useWords } from '#ui/index.ts'
import type { ConflictFinding } from '../../contract.ts'
import { checkWords } from './words.ts'

type Other = NonNullable<NonNullable<ConflictFinding['evidence']>['other']>

/** Sentences about findings, in the reader's language. */
export function useFindingWords() {
  const say = useWords(checkWords)
  const sayParty = useWords(partyWords)
  const saying = useSaying()
  const clientsOf = ({ parties }: Other): string =>
    parties
      .filter((one) => one.role === 'client' || one.role === 'prospect')
      .map((one) => one.name)
      .join(say('comma'))
  const stands = ({ endedOn }: Other): string =>
    endedOn ? say('ended', { day: saying.day(endedOn) }) : say('ongoing')
  /** For whom an affair is, where that is somebody else than the one met there, and whether it goes on. */
  const briefly = (one: Other, met: string): string => {
    const clients = clientsOf(one)
    const name = clients === '' || clients === met ? sayParty(`subjectKind.${one.kind}`) : clients
    return `${name} ${stands(one)}`
  }
  /** The affair in which a party was met: its kind, the part there, whether it goes on. */
  const other = (one: Other): string => {
    const { kind, role } = one
    return [sayParty(`subjectKind.${kind}`), clientsOf(one), sayParty(`role.${role}`), stands(one)]
      .filter((part) => part !== '')
      .join(' · ')
  }
  const heading = (one: { ours: string[]; adverse: string[] }): string => {
    const [ours, adverse] = [one.ours.join(say('comma')), one.adverse.join(say('comma'))]
    if (ours && adverse) return say('against', { ours, adverse })
    return ours || adverse || say('nobody')
  }
  return { other, briefly, heading }
}
