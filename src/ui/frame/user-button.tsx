import { lazy, Suspense, useState } from 'react'
import type { Language } from '#platform/i18n/words.ts'
import type { AppearanceChoice } from '../appearance.ts'
import type { IconName } from '../icons.tsx'
import { Initial } from '../parts.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import type { FrameUser } from './places.ts'

const UserMenu = lazy(() => import('./user-menu.tsx'))

export const appearanceSigns: Record<AppearanceChoice, IconName> = {
  light: 'sun',
  dark: 'moon',
  system: 'screen',
}
/** Each language by its own name, so that it is found by who reads only that one. */
export const languageNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

/** Who is signed in; the menu behind is loaded when it is first wanted. */
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
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  const button = (
    <button
      type="button"
      className="cv-me"
      title={say('frame.me')}
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={
        wanted
          ? undefined
          : () => {
              setWanted(true)
              setOpen(true)
            }
      }
    >
      <Initial name={user.name} me />
      <span>
        {user.name}
        <small>{user.detail}</small>
      </span>
    </button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <UserMenu user={user} onKeys={onKeys} onSignOut={onSignOut} open={open} onOpen={setOpen}>
        {button}
      </UserMenu>
    </Suspense>
  )
}
