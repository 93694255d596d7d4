import { useNavigate } from '@tanstack/react-router'
import type { MenuProps } from 'antd'
import type { Language } from '#platform/i18n/words.ts'
import {
  type AppearanceChoice,
  appearances,
  chooseAppearance,
  chooseLanguage,
  useAppearance,
} from '../appearance.ts'
import { Icon, type IconName } from '../icons.tsx'
import { MenuButton } from '../menu-button.tsx'
import { Initial } from '../parts.tsx'
import { useLanguage, useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import type { FrameUser } from './places.ts'

const appearanceSigns: Record<AppearanceChoice, IconName> = {
  light: 'sun',
  dark: 'moon',
  system: 'screen',
}
/** Each language by its own name, so that it is found by who reads only that one. */
export const languageNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** Who is signed in; behind it account, appearance, language, keys and the way out. */
export function UserButton({
  user,
  onKeys,
  onSignOut,
}: {
  user: FrameUser
  onKeys: () => void
  onSignOut: () => void
}) {
  const say = useWords(uiWords)
  const navigate = useNavigate()
  const appearance = useAppearance()
  const language = useLanguage()
  const items: MenuProps['items'] = [
    { key: 'profile', icon: <Icon name="user" />, label: say('frame.profile') },
    { key: 'guide', icon: <Icon name="charter" />, label: say('frame.guide') },
    { key: 'keys', icon: <Icon name="keyboard" />, label: say('frame.keys'), extra: '?' },
    { type: 'divider' },
    {
      type: 'group',
      label: say('frame.appearance'),
      children: appearances.map((choice) => ({
        key: `appearance:${choice}`,
        icon: <Icon name={appearanceSigns[choice]} />,
        label: say(`frame.${choice}`),
      })),
    },
    {
      type: 'group',
      label: say('frame.language'),
      children: (Object.keys(languageNames) as Language[]).map((one) => ({
        key: `language:${one}`,
        icon: <Icon name="globe" />,
        label: languageNames[one],
      })),
    },
    { type: 'divider' },
    { key: 'leave', icon: <Icon name="leave" />, label: say('frame.signOut') },
  ]
  const choose = (key: string) => {
    if (key === 'profile') void navigate({ to: user.to })
    if (key === 'guide') {
      const [to = '', hash = ''] = user.guide.split('#')
      void navigate({ to, hash } as never)
    }
    if (key === 'keys') onKeys()
    if (key === 'leave') onSignOut()
    const [kind, value] = key.split(':')
    if (kind === 'appearance') chooseAppearance(value as AppearanceChoice)
    if (kind === 'language') chooseLanguage(value as Language)
  }
  return (
    <MenuButton
      placement="topLeft"
      inPlace
      menu={{
        items,
        selectable: true,
        selectedKeys: [`appearance:${appearance}`, `language:${language}`],
        onClick: ({ key }) => choose(key),
      }}
    >
      {(trigger) => (
        <button type="button" className="cv-me" title={say('frame.me')} {...trigger}>
          <Initial name={user.name} me />
          <span>
            {user.name}
            <small>{user.detail}</small>
          </span>
        </button>
      )}
    </MenuButton>
  )
}
