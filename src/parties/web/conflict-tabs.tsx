import { useMe } from '#organisation/web/index.ts'
import { Tabs, useWords } from '#ui/index.ts'
import { partyWords } from './words.ts'

/** The pages about conflicts of interest, each at an address of its own, as far as one may see them. */
const pages = [
  { key: '/conflicts', right: 'readConflictDesk', word: 'desk' },
  { key: '/parties', right: 'readParties', word: 'register' },
  { key: '/parties/duplicates', right: 'reviewDuplicates', word: 'duplicates' },
  { key: '/conflicts/walls', right: 'readWalls', word: 'walls' },
  { key: '/conflicts/rules', right: 'readConflictDesk', word: 'rules' },
  { key: '/declarations', right: 'readDeclarations', word: 'declarations' },
  { key: '/my-declarations', right: 'declareInterests', word: 'mine' },
] as const
type Page = (typeof pages)[number]['key']

export function ConflictTabs({ current }: { current: Page }) {
  const say = useWords(partyWords)
  const rights = useMe().data?.rights ?? []
  return (
    <Tabs
      tabs={pages
        .filter(({ right }) => rights.includes(right))
        .map(({ key, word }) => ({ key, label: say(`page.${word}`) }))}
      current={current}
      label={say('page.all')}
    />
  )
}
