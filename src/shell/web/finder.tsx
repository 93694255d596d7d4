import { useMemo } from 'react'
import {
  chooseAppearance,
  chooseLanguage,
  Palette,
  type Place,
  type SearchSource,
  uiWords,
  useWords,
} from '#ui/index.ts'
import type { Me } from './me.ts'
import { searches } from './searches.ts'
import { shellWords } from './words.ts'

/** Ctrl/⌘ K with everything of this firm that can be found. */
export default function Finder({
  me,
  places,
  open,
  onGo,
  onSignOut,
  onClose,
}: {
  me: Me
  places: Place[]
  open: boolean
  onGo: (to: string, at?: Record<string, string>) => void
  onSignOut: () => Promise<void>
  onClose: () => void
}) {
  const sources = useSources(me, places, onSignOut)
  return <Palette open={open} sources={sources} onGo={onGo} onClose={onClose} />
}

function useSources(me: Me, places: Place[], leave: () => Promise<void>): SearchSource[] {
  const say = useWords(shellWords)
  const sayUi = useWords(uiWords)
  return useMemo(() => {
    const matching = (text: string, ...words: string[]) =>
      words.some((word) => word.toLowerCase().includes(text.toLowerCase()))
    const acts = [
      {
        id: 'light',
        title: say('act.switchLight'),
        icon: 'sun' as const,
        run: () => chooseAppearance('light'),
      },
      {
        id: 'dark',
        title: say('act.switchDark'),
        icon: 'moon' as const,
        run: () => chooseAppearance('dark'),
      },
      {
        id: 'system',
        title: say('act.switchSystem'),
        icon: 'screen' as const,
        run: () => chooseAppearance('system'),
      },
      {
        id: 'zh-CN',
        title: '切换到中文',
        icon: 'globe' as const,
        run: () => chooseLanguage('zh-CN'),
      },
      {
        id: 'en',
        title: 'Switch to English',
        icon: 'globe' as const,
        run: () => chooseLanguage('en'),
      },
      {
        id: 'notices',
        title: sayUi('frame.notices'),
        icon: 'bell' as const,
        to: '/notices',
      },
      ...(me.rights.includes('readWalls')
        ? [
            {
              id: 'walls',
              title: say('walls'),
              icon: 'conflict' as const,
              to: '/conflicts/walls',
            },
          ]
        : []),
      { id: 'approvals', title: say('approvals'), icon: 'check' as const, to: '/approvals' },
      { id: 'parties', title: say('parties'), icon: 'conflict' as const, to: '/parties' },
      {
        id: 'declarations',
        title: say('declarations'),
        icon: 'conflict' as const,
        to: '/my-declarations',
      },
      { id: 'received', title: say('received'), icon: 'share' as const, to: '/received' },
      { id: 'account', title: say('account.title'), icon: 'user' as const, to: '/account' },
      { id: 'guide', title: say('guide.title'), icon: 'charter' as const, to: '/guide' },
      {
        id: 'leave',
        title: sayUi('frame.signOut'),
        icon: 'leave' as const,
        run: () => void leave(),
      },
    ]
    return [
      ...searches(me.personId).filter(({ right }) => !right || me.rights.includes(right)),
      {
        key: 'places',
        title: sayUi('palette.places'),
        from: 0,
        search: (text: string) =>
          places
            .filter((place) => matching(text, place.label, place.to))
            .map((place) => ({
              id: place.to,
              title: place.label,
              detail: `g ${place.letter}`,
              icon: place.icon,
              to: place.to,
            })),
      },
      {
        key: 'acts',
        title: say('palette.acts'),
        from: 1,
        search: (text: string) => acts.filter((act) => matching(text, act.title)),
      },
    ]
  }, [me, places, say, sayUi, leave])
}
