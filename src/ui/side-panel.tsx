import { Drawer } from 'antd'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { usePhone } from './media.ts'
import { Waiting } from './parts.tsx'

/** What one act needs, at the side of the page it belongs to; the whole screen on the telephone. */
export function SidePanel({
  title,
  open,
  wide = false,
  className,
  onClose,
  children,
}: {
  title: string
  open: boolean
  wide?: boolean
  className?: string
  onClose: () => void
  children: ReactNode
}) {
  const phone = usePhone()
  // While it slides away the panel still says what it was.
  const [last, setLast] = useState(title)
  const body = useRef<HTMLDivElement>(null)
  const stopWaiting = useRef<() => void>(undefined)
  if (open && title !== last) setLast(title)
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={phone ? '100%' : wide ? 640 : 520}
      title={last}
      aria-label={last}
      closable={{ placement: 'end' }}
      {...(className ? { className } : {})}
      destroyOnHidden
      afterOpenChange={(opened) => {
        stopWaiting.current?.()
        // On the telephone the keyboard would hide the form.
        stopWaiting.current = opened && !phone ? focusFirst(body.current) : undefined
      }}
    >
      <div ref={body}>{open && <Suspense fallback={<Waiting />}>{children}</Suspense>}</div>
    </Drawer>
  )
}

const fields = 'textarea:enabled, input:enabled:not([type=hidden], [type=file])'

/** Writing begins at once, or as soon as what was asked for is there, unless a hand was quicker. */
function focusFirst(body: HTMLElement | null): (() => void) | undefined {
  const focus = () => {
    const first = body?.querySelector<HTMLInputElement>(fields)
    // Of several choices the one that is made, as the keyboard comes to it.
    const made = first?.type === 'radio' && `input[name="${first.name}"]:checked`
    const field = (made && body?.querySelector<HTMLInputElement>(made)) || first
    if (field && !body?.contains(document.activeElement)) field.focus()
    return field !== null && field !== undefined
  }
  if (!body || focus()) return undefined
  const watching = new MutationObserver(() => focus() && watching.disconnect())
  watching.observe(body, { childList: true, subtree: true })
  return () => watching.disconnect()
}
