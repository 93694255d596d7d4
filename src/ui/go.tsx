import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

/**
 * A link inside the product; `search` are the filters of the place. The router's own link decides by
 * itself which one is current, by prefix; here the frame says so.
 */
export function Go({
  to,
  search,
  className,
  label,
  current = false,
  title,
  onClick,
  children,
}: {
  to: string
  search?: Record<string, unknown>
  className?: string
  label?: string
  current?: boolean
  title?: string
  onClick?: () => void
  children: ReactNode
}) {
  const router = useRouter()
  const target = { to, ...(search ? { search } : {}) } as Parameters<typeof router.navigate>[0]
  const follow = (event: MouseEvent) => {
    onClick?.()
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return
    }
    event.preventDefault()
    void router.navigate(target)
  }
  return (
    <a
      href={router.buildLocation(target).href}
      onClick={follow}
      onPointerEnter={() => void router.preloadRoute(target).catch(() => undefined)}
      className={className}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      title={title}
    >
      {children}
    </a>
  )
}
