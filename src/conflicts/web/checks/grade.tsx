import { Icon, type IconName, useWords } from '#ui/index.ts'
import type { ConflictFinding } from '../../contract.ts'
import { checkWords } from './words.ts'

type Class = ConflictFinding['class']

const signs: Record<Class, IconName> = {
  absolute: 'conflict',
  curable: 'conflict',
  escalate: 'warning',
  review: 'note',
  none: 'kept',
}

/** How grave: a sign, a word, and colour only where somebody is stopped. */
export function Grade({ grade }: { grade: Class }) {
  const say = useWords(checkWords)
  return (
    <span className={`cf-class is-${grade}`}>
      <Icon name={signs[grade]} />
      {say(`class.${grade}`)}
    </span>
  )
}
