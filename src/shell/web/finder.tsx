import { useMemo } from 'react'
import {
  chooseAppearance,
  chooseLanguage,
  offeredActs,
  Palette,
  type Place,
  type SearchSource,
  uiWords,
  useWords,
} from '#ui/index.ts'
import { say as sayWord } from '#platform/i18n/words.ts'
import type { Me } from './me.ts'
import { actsFor, otherWords, placesFor, type Reach } from './reach.ts'
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

/** All that is typed occurs, in whatever order. */
const matching = (text: string, ...words: string[]) => {
  const within = words.join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word))
}

const asFound = ({ id, title, of, icon, to, at }: Reach) => ({
  id,
  title: title(),
  ...(of ? { detail: sayWord(shellWords, `place.${of}`) } : {}),
  icon,
  to,
  ...(at ? { at } : {}),
})

const called = (all: Reach[], text: string) =>
  all.filter(({ id, title }) => matching(text, title(), otherWords(id))).map(asFound)

/** What can be done where one stands, what can be begun anywhere, where one can go; then who is found. */
function useSources(me: Me, places: Place[], leave: () => Promise<void>): SearchSource[] {
  const say = useWords(shellWords)
  const sayUi = useWords(uiWords)
  return useMemo(() => {
    const settings = [
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
        id: 'leave',
        title: sayUi('frame.signOut'),
        icon: 'leave' as const,
        run: () => void leave(),
      },
    ]
    return [
      {
        key: 'here',
        title: say('palette.here'),
        from: 0,
        search: (text: string) =>
          text === ''
            ? []
            : offeredActs()
                .filter(({ label }) => matching(text, label))
                .map(({ key, label, run }) => ({
                  id: `here-${key}`,
                  title: label,
                  icon: 'check' as const,
                  run,
                })),
      },
      {
        key: 'acts',
        title: say('palette.acts'),
        from: 0,
        search: (text: string) =>
          text === ''
            ? []
            : [
                ...called(actsFor(me.rights), text),
                ...settings.filter(({ title }) => matching(text, title)),
              ],
      },
      {
        key: 'places',
        title: sayUi('palette.places'),
        from: 0,
        search: (text: string) => [
          ...places
            .filter((place) => matching(text, place.label, place.to))
            .map((place) => ({
              id: place.to,
              title: place.label,
              keys: `g ${place.letter}`,
              icon: place.icon,
              to: place.to,
            })),
          ...(text === '' ? [] : called(placesFor(me.rights), text)),
        ],
      },
      ...searches(me.personId).filter(({ right }) => !right || me.rights.includes(right)),
    ]
  }, [me, places, say, sayUi, leave])
}
