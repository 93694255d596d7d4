import { describe, expect, it } from 'vitest'
import { roles } from '#access/contract.ts'
import { signInRefusals } from '#access/sign-in/contract.ts'
import { hasWords, languages, engine, missingWords } from '#platform/i18n/words.ts'
import '#ui/words.ts'
import './words.ts'

describe('the words of the frame', () => {
  it('are the same in both languages', () => {
    expect(missingWords()).toEqual([])
  })

  it.each(languages)('tell every refusal of signing in and name every role in %s', (language) => {
    void engine.changeLanguage(language)
    const told = (code: string) =>
      hasWords(`shell:refusal.${code}`) || hasWords(`ui:refusal.${code}`)
    expect(signInRefusals.filter((code) => !told(code))).toEqual([])
    expect(roles.filter((role) => !hasWords(`shell:role.${role}`))).toEqual([])
  })
})
