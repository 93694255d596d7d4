import type { MenuProps } from 'antd'
import { lazy, type ReactElement, Suspense, useState } from 'react'

const MenuBehind = lazy(() => import('./menu-behind.tsx'))

/** What the button says of its menu, and what it does until the menu is there. */
export interface MenuTrigger {
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  onClick?: () => void
}

/** A button with a menu, which is loaded when somebody first wants it. */
export function MenuButton({
  menu,
  placement,
  inPlace = false,
  children,
}: {
  menu: MenuProps
  placement?: 'bottomRight' | 'topLeft'
  /** The menu stands in the landmark of its button. */
  inPlace?: boolean
  children: (trigger: MenuTrigger) => ReactElement
}) {
  const [wanted, setWanted] = useState(false)
  const [open, setOpen] = useState(false)
  const said = { 'aria-haspopup': 'menu', 'aria-expanded': open } as const
  const first = children({
    ...said,
    onClick: () => {
      setWanted(true)
      setOpen(true)
    },
  })
  if (!wanted) return first
  return (
    <Suspense fallback={first}>
      <MenuBehind
        menu={{
          ...menu,
          onClick: (chosen) => {
            setOpen(false)
            menu.onClick?.(chosen)
          },
        }}
        {...(placement ? { placement } : {})}
        inPlace={inPlace}
        open={open}
        onOpen={setOpen}
      >
        {children(said)}
      </MenuBehind>
    </Suspense>
  )
}
