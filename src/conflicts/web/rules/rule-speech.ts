import { useWords } from '#ui/index.ts'
import type { FindingClass } from '../../contract.ts'
import { checkWords } from '../checks/words.ts'
import type { Difference } from './difference.ts'
import { ruleWords } from './words.ts'

/** A difference in words: 对方是前客户 · 期限：12个月 → 24个月. */
export function useRuleSpeech() {
  const say = useWords(ruleWords)
  const sayCheck = useWords(checkWords)
  const value = (setting: Difference['setting'], of: Difference['to']): string => {
    if (of === undefined || of === '') return say('none')
    if (setting === 'class') return sayCheck(`class.${of as FindingClass}`)
    return setting === 'months' ? say('months', { count: Number(of) }) : String(of)
  }
  return ({ rule, setting, from, to }: Difference): string =>
    say('change', {
      rule: say(`name.${rule}`),
      setting: say(`column.${setting}`),
      from: value(setting, from),
      to: value(setting, to),
    })
}
