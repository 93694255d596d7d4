import { createContext, useContext, useEffect } from 'react'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'

/** Whether what stands in the field around is chosen rather than written, and how its control says so. */
export const ChosenContext = createContext<{
  chosen: boolean
  tell: (chosen: boolean) => void
} | null>(null)

/** Said by every control whose answer is one or several of given ones. */
export function useChosen(chosen = true): void {
  const tell = useContext(ChosenContext)?.tell
  useEffect(() => {
    if (!tell || !chosen) return
    tell(true)
    return () => tell(false)
  }, [tell, chosen])
}

/** What a required field lacks: text is filled in, one of several is chosen. */
export function Lacking(): string {
  const say = useWords(uiWords)
  return say(useContext(ChosenContext)?.chosen ? 'problem.unchosen' : 'problem.required')
}

/** Nothing is there: no text, no figure, none of a list. */
export const isBlank = (value: unknown): boolean =>
  value == null || value === '' || (Array.isArray(value) && value.length === 0)
