import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

const memory = 'covenant.keys'
const listeners = new Set<() => void>()

/** Single keys can be switched off (WCAG 2.1.4). */
export const keysAreOn = () => localStorage.getItem(memory) !== 'off'

export function switchKeys(on: boolean): void {
  if (on) localStorage.removeItem(memory)
  else localStorage.setItem(memory, 'off')
  for (const listener of listeners) listener()
}

export const useKeysAreOn = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, keysAreOn)

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type))

/** Enter, space and arrows belong to the button, link or choice that has the focus. */
const isTheirs = ({ key, target }: KeyboardEvent) =>
  /^(Enter| |Arrow\w+)$/.test(key) &&
  target instanceof Element &&
  target.closest(
    'a[href], button, summary, [type=checkbox], [type=radio], [role=button], [role=tab], [role=option], [role=radio], [role^=menuitem]',
  ) !== null

/** Whether a dialog or a menu stands over the page and owns the keyboard. */
const isCovered = () =>
  [...document.querySelectorAll('[role=dialog], .ant-dropdown:not(.ant-dropdown-hidden)')].some(
    (layer) => layer.getClientRects().length > 0,
  )

/** How long the second key of a pair may take, in milliseconds. */
const pairTime = 1_200

/**
 * Keys of a page: a single one (`c`, `j`, `?`) or a pair (`g d`). They do nothing while one writes,
 * during IME composition, with a modifier, under a dialog, or when switched off.
 */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const actOn = useEffectEvent((names: string[], event: KeyboardEvent) => {
    const act = names.map((name) => keys[name]).find(Boolean)
    if (!act) return false
    event.preventDefault()
    act(event)
    return true
  })
  const beginsPair = useEffectEvent((key: string) =>
    Object.keys(keys).some((one) => one.startsWith(`${key} `)),
  )
  useEffect(() => {
    let first = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (!keysAreOn() || isWriting(event.target) || isTheirs(event) || isCovered()) return
      const pair = first ? [`${first} ${event.key}`] : []
      first = ''
      clearTimeout(timer)
      if (actOn([...pair, event.key], event) || !beginsPair(event.key)) return
      first = event.key
      timer = setTimeout(() => {
        first = ''
      }, pairTime)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** Ctrl or ⌘ with a key; works everywhere, also while one writes. */
export function useCommandKey(key: string, act: () => void): void {
  const run = useEffectEvent(act)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (event.key.toLowerCase() !== key || event.isComposing) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [key])
}
