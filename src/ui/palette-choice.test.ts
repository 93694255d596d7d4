import { describe, expect, it } from 'vitest'
import { choiceOf } from './palette-choice.ts'

const fresh = (...ids: string[]) => ({ isFresh: true, items: ids.map((id) => ({ id })) })
const old = (...ids: string[]) => ({ isFresh: false, items: ids.map((id) => ({ id })) })

describe('Enter in the palette', () => {
  it('takes the first entry as soon as nothing can come before it', () => {
    expect(choiceOf([fresh('an act'), old()], null)).toEqual({ id: 'an act' })
    expect(choiceOf([fresh(), fresh('a client'), old('a lead')], null)).toEqual({ id: 'a client' })
  })

  it('waits for what was typed, whatever an earlier text had found', () => {
    expect(choiceOf([old('an act'), fresh('a client')], null)).toBe('wait')
    expect(choiceOf([fresh(), old('a client'), fresh('a lead')], null)).toBe('wait')
  })

  it('takes the entry pointed at, wherever others come in before it', () => {
    expect(choiceOf([old(), fresh('a client', 'another')], 'another')).toEqual({ id: 'another' })
    expect(choiceOf([fresh('new'), fresh('a client')], 'a client')).toEqual({ id: 'a client' })
  })

  it('waits while the entry pointed at belongs to what was typed before, and takes the first where it is gone', () => {
    expect(choiceOf([fresh('an act'), old('a client')], 'a client')).toBe('wait')
    expect(choiceOf([fresh('an act'), fresh()], 'a client')).toEqual({ id: 'an act' })
  })

  it('does nothing where nothing was found', () => {
    expect(choiceOf([fresh(), fresh()], null)).toBeNull()
  })
})
