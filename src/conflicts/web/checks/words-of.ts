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
  /** The affair in which a party was met: its kind, the part there, whether it goes on. */
  const other = ({ kind, role, endedOn, parties }: Other): string => {
    const names = parties
      .filter((one) => one.role === 'client' || one.role === 'prospect')
      .map((one) => one.name)
    return [
      sayParty(`subjectKind.${kind}`),
      names.join(say('comma')),
      sayParty(`role.${role}`),
      endedOn ? say('ended', { day: saying.day(endedOn) }) : say('ongoing'),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  }
  const heading = (one: { ours: string[]; adverse: string[] }): string => {
    const [ours, adverse] = [one.ours.join(say('comma')), one.adverse.join(say('comma'))]
    if (ours && adverse) return say('against', { ours, adverse })
    return ours || adverse || say('nobody')
  }
  return { other, heading }
}
