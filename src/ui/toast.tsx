import { useSyncExternalStore } from 'react'
import { undoTime } from '#platform/http/taking-back.ts'
import { Icon } from './icons.tsx'
import { useKeys } from './keys.ts'
import { useWords } from './saying.ts'
import { uiWords } from './words.ts'

export interface Toast {
  id: number
  text: string
  tone: 'kept' | 'overdue' | 'plain'
  undo?: (() => unknown) | undefined
}

let toasts: Toast[] = []
let last = 0
const listeners = new Set<() => void>()
const change = (next: Toast[]) => {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says briefly what was done, with a way back where there is one. */
export function toast(
  text: string,
  { undo, tone = 'kept' }: { undo?: (() => unknown) | undefined; tone?: Toast['tone'] } = {},
): void {
  last += 1
  const id = last
  // What is said again takes the place of itself; what can be taken back stays.
  const others = toasts.filter((one) => one.undo || one.text !== text)
  change([...others, { id, text, tone, undo }])
  // Long enough to read and to reach for the way back (WCAG 2.2.1 asks for no more than that it can be turned off).
  setTimeout(() => dismiss(id), undo ? undoTime : 5_000)
}

/** As many stand at once; those before them can still be taken back, one after another. */
const shownAtOnce = 3

/** Takes back; from then on nothing offers it again. */
function takeBack({ id, undo }: Toast) {
  dismiss(id)
  void undo?.()
}

const dismiss = (id: number) => change(toasts.filter((one) => one.id !== id))

export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  useKeys({
    u: () => {
      const latest = toasts.findLast((one) => one.undo)
      if (latest) takeBack(latest)
    },
  })
  return (
    <output className="cv-toasts" aria-live="polite">
      {shown.slice(-shownAtOnce).map((one) => (
        <OneToast key={one.id} toast={one} />
      ))}
    </output>
  )
}

function OneToast({ toast: one }: { toast: Toast }) {
  const { id, text, tone, undo } = one
  const say = useWords(uiWords)
  return (
    <span className="cv-toast">
      {tone !== 'plain' && (
        <Icon name={tone === 'kept' ? 'kept' : 'warning'} className={`cv-${tone}`} />
      )}
      <span>{text}</span>
      {undo && (
        <button type="button" className="cv-act" onClick={() => takeBack(one)}>
          <Icon name="undo" />
          {say('act.undo')}
        </button>
      )}
      <button
        type="button"
        className="cv-toast-close"
        aria-label={say('act.close')}
        onClick={() => dismiss(id)}
      >
        <Icon name="close" />
      </button>
    </span>
  )
}
