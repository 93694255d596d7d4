import { useWords } from './saying.ts'
import { toast } from './toast.tsx'
import { uiWords } from './words.ts'

/** Copies a text and says that it did, or that it could not. */
export function useCopy(): (text: string) => Promise<void> {
  const say = useWords(uiWords)
  return async (text) => {
    if (await copied(text)) toast(say('act.copied'))
    else toast(say('act.copyFailed'), { tone: 'overdue' })
  }
}

/** Over plain HTTP a browser has no clipboard to write to, but still copies what is selected. */
async function copied(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined
  const written = await clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  return written ?? copiedBySelecting(text)
}

function copiedBySelecting(text: string): boolean {
  const before = document.activeElement as HTMLElement | null
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'cv-hidden'
  field.tabIndex = -1
  // Beside what has the focus: a panel lets it go nowhere else.
  ;(before?.parentElement ?? document.body).append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    before?.focus()
  }
}
