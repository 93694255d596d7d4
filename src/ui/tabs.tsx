import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { Go } from './go.tsx'
import { Icon } from './icons.tsx'
import { useUrl } from './url.ts'

export interface PageTab {
  key: string
  label: string
  count?: number | undefined
}

/** Tabs as addresses: `?tab=key`, of this page or of the one at `base`; a key such as `/place` is a page of its own. */
export function Tabs({
  tabs,
  current,
  label,
  parameter = 'tab',
  base,
}: {
  tabs: PageTab[]
  current: string
  label: string
  parameter?: string
  base?: string
}) {
  const [here] = useUrl()
  const search = base ? {} : here
  const addressOf = (key: string) =>
    key.startsWith('/') ? { to: key } : { to: base ?? '.', search: { ...search, [parameter]: key } }
  return (
    <TabBar label={label} current={current}>
      {tabs.map(({ key, label: text, count }) => (
        <Go key={key} {...addressOf(key)} className="cv-tab" current={key === current}>
          {text}
          {count !== undefined && <small>{count}</small>}
        </Go>
      ))}
    </TabBar>
  )
}

/** Where tabs stand. If they are wider than it, the current one is in sight and its edges say that there are more. */
export function TabBar({
  label,
  current,
  children,
}: {
  label: string
  current: string | undefined
  children: ReactNode
}) {
  const bar = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (current) showCurrent(bar.current)
  }, [current])
  // The router puts back how far the tabs stood scrolled before; that is not where the current one is.
  const router = useRouter()
  useEffect(() => router.subscribe('onRendered', () => showCurrent(bar.current)), [router])
  // Their words and counts change with what is read.
  useLayoutEffect(() => sayMore(bar.current))
  useEffect(() => {
    if (!bar.current) return
    const watch = new ResizeObserver(() => sayMore(bar.current))
    watch.observe(bar.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div className="cv-tabbar">
      <nav
        ref={bar}
        className="cv-tabs"
        aria-label={label}
        onScroll={({ currentTarget }) => sayMore(currentTarget)}
      >
        {children}
      </nav>
      <Icon name="back" className="cv-tabs-before" />
      <Icon name="forward" className="cv-tabs-after" />
    </div>
  )
}

/** Where the tabs are wider than the telephone, the one in use stands in sight. */
function showCurrent(bar: HTMLElement | null): void {
  const tab = bar?.querySelector<HTMLElement>('[aria-current]')
  if (!bar || !tab) return
  bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2
}

/** Notes on which sides tabs are out of sight, for the sheet to show. */
function sayMore(bar: HTMLElement | null): void {
  if (!bar) return
  const room = bar.scrollWidth - bar.clientWidth
  bar.classList.toggle('has-before', bar.scrollLeft > 1)
  bar.classList.toggle('has-after', bar.scrollLeft < room - 1)
}
