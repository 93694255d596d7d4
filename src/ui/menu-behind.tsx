import { Dropdown, type MenuProps } from 'antd'
import type { ReactElement } from 'react'

const besideIt = (button: HTMLElement) => button.parentElement ?? document.body

/** The menu of a `MenuButton`. */
export default function MenuBehind({
  menu,
  placement,
  inPlace,
  open,
  onOpen,
  children,
}: {
  menu: MenuProps
  placement?: 'bottomRight' | 'topLeft'
  inPlace: boolean
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactElement
}) {
  return (
    <Dropdown
      trigger={['click']}
      {...(placement ? { placement } : {})}
      {...(inPlace ? { getPopupContainer: besideIt } : {})}
      open={open}
      onOpenChange={onOpen}
      menu={menu}
    >
      {children}
    </Dropdown>
  )
}
