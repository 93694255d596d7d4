import { describe, expect, it } from 'vitest'
import { roles, subjectKinds } from '#access/contract.ts'
import { engine, hasWords, languages, missingWords } from '#platform/i18n/words.ts'
import { departmentKinds, parts, personStatuses, practiceAreas } from '../contract.ts'
import './administration-words.ts'
import './words.ts'

describe('the words of the organisation', () => {
  it('are the same in both languages', () => {
    expect(missingWords()).toEqual([])
  })

  it.each(languages)('name every role, part, kind and state in %s', (language) => {
    void engine.changeLanguage(language)
    const all = [
      ...roles.map((one) => `role.${one}`),
      ...parts.map((one) => `part.${one}`),
      ...departmentKinds.map((one) => `departmentKind.${one}`),
      ...practiceAreas.map((one) => `practiceArea.${one}`),
      ...personStatuses.map((one) => `status.${one}`),
      ...subjectKinds.map((one) => `subjectKind.${one}`),
    ]
    expect(all.filter((key) => !hasWords(`organisation:${key}`))).toEqual([])
  })
})
