import { useEffect } from 'react'
import { useSaying, useWords } from '../saying.ts'
import { uiWords } from '../words.ts'

/**
 * Whose paper it is, and who printed it when. It stands above the first page; on those that follow, the margin says it
 * with the title (`useTitle`), where the browser prints anything there. A margin knows nothing but styles, so the words
 * stand in the sheet of styles for both.
 */
export function PrintHead({ firmName, reader }: { firmName: string; reader: string }) {
  const say = useWords(uiWords)
  const saying = useSaying()
  const printed = say('frame.printed', { name: reader, at: saying.exactly(saying.now) })
  useEffect(() => {
    setForPrint('--cv-print-whose', firmName)
    setForPrint('--cv-print-printed', printed)
  }, [firmName, printed])
  return <div className="cv-print-head" aria-hidden="true" />
}

/** The title of what is printed, for the running head. */
export const setPrintTitle = (title: string): void => setForPrint('--cv-print-title', title)

const setForPrint = (name: string, text: string) =>
  document.documentElement.style.setProperty(name, JSON.stringify(text))
