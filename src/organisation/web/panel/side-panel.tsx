import { Drawer } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { usePhone, Waiting } from '#ui/index.ts'

/** What one act needs, at the side of the page it belongs to; the whole page on the telephone. */
export function SidePanel({
  title,
  open,
  wide = false,
  onClose,
  children,
}: {
  title: string
  open: boolean
  wide?: boolean
  onClose: () => void
  children: ReactNode
}) {
  const phone = usePhone()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={phone ? '100%' : wide ? 640 : 480}
      title={title}
      closable={{ placement: 'end' }}
      destroyOnHidden
    >
      {open && <Suspense fallback={<Waiting />}>{children}</Suspense>}
    </Drawer>
  )
}
