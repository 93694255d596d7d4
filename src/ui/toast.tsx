import { useEffect, useSyncExternalStore } from 'react'
import { Icon } from './icons.tsx'
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
  change([...toasts.slice(-2), { id: last, text, tone, undo }])
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
  return (
    <output className="cv-toasts" aria-live="polite">
      {shown.map((one) => (
        <OneToast key={one.id} toast={one} />
      ))}
    </output>
  )
}

function OneToast({ toast: { id, text, tone, undo } }: { toast: Toast }) {
  const say = useWords(uiWords)
  useEffect(() => {
    // Long enough to read and to reach for the way back (WCAG 2.2.1 asks for no more than that it can be turned off).
    const timer = setTimeout(() => dismiss(id), undo ? 10_000 : 5_000)
    return () => clearTimeout(timer)
  }, [id, undo])
  return (
    <span className="cv-toast">
      {tone !== 'plain' && (
        <Icon name={tone === 'kept' ? 'kept' : 'warning'} className={`cv-${tone}`} />
      )}
      <span>{text}</span>
      {undo && (
        <button
          type="button"
          className="cv-act"
          onClick={() => {
            dismiss(id)
            void undo()
          }}
        >
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
