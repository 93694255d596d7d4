import { sayPhone } from '#platform/i18n/format.ts'
import { useLanguage, useSaying, useWords } from '#ui/index.ts'
import type { Answer, Label } from '../contract.ts'
import { formWords } from './words.ts'

/** A text of a form in the language in use; English left empty shows the Chinese. */
export function useLabels(): (label: Label) => string {
  const language = useLanguage()
  return (label) => (language === 'en' && label.en ? label.en : label.zh)
}

/** An answer as people say it, in the words of the choices it was given in. */
export function useAnswerSpeech(): (answer: Pick<Answer, 'kind' | 'value' | 'choices'>) => string {
  const say = useWords(formWords)
  const saying = useSaying()
  const labelOf = useLabels()
  return ({ kind, value, choices }) => {
    if (value === null) return ''
    const named = (key: string) => {
      const choice = choices.find((one) => one.key === key)
      return choice ? labelOf(choice.label) : key
    }
    switch (kind) {
      case 'yes_no':
        return say(value === 'yes' ? 'yes' : 'no')
      case 'one_of':
        return named(String(value))
      case 'several_of':
        return (value as string[]).map(named).join(say('listMark'))
      case 'amount':
        return saying.money(String(value))
      case 'number':
        return saying.number(Number(value))
      case 'date':
        return saying.day(`${String(value)}T12:00:00+08:00`)
      case 'phone':
        return sayPhone(String(value))
      default:
        return String(value)
    }
  }
}
