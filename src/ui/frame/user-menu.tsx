import type { ReactNode } from 'react'
import { Dropdown, type MenuProps } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { Language } from '#platform/i18n/words.ts'
import {
  type AppearanceChoice,
  appearances,
  chooseAppearance,
  chooseLanguage,
  useAppearance,
} from '../appearance.ts'
import { Icon } from '../icons.tsx'
import { useLanguage, useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import type { FrameUser } from './places.ts'
import { appearanceSigns, languageNames } from './user-button.tsx'

/** The menu stands in the landmark it belongs to. */
const inPlace = (button: HTMLElement) => button.parentElement ?? document.body

/** What stands behind the person: account, appearance, language, keys and the way out. */
export default function UserMenu({
  user,
  onKeys,
  onSignOut,
  open,
  onOpen,
  children,
}: {
  user: FrameUser
  onKeys: () => void
  onSignOut: () => void
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactNode
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
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      getPopupContainer={inPlace}
      open={open}
      onOpenChange={onOpen}
      menu={{
        items,
        selectable: true,
        selectedKeys: [`appearance:${appearance}`, `language:${language}`],
        onClick: ({ key }) => {
          onOpen(false)
          choose(key)
        },
      }}
    >
      {children}
    </Dropdown>
  )
}
