import { expect, it } from 'vitest'
import { keysOfLine } from './identifiers.ts'

it('a line is a telephone number, a mail address, a credit code or a name, once it is whole', () => {
  expect(keysOfLine('138 0000 1111')).toEqual({ phone: '138 0000 1111' })
  expect(keysOfLine('91350100m000100y43')).toEqual({ code: '91350100M000100Y43' })
  expect(keysOfLine('wang@example.com')).toEqual({ mail: 'wang@example.com' })
  expect(keysOfLine('苏州云杉机械有限公司')).toEqual({ name: '苏州云杉机械有限公司' })
})

it('what is half typed asks for nobody', () => {
  for (const text of ['13800', 'wang@', 'wang@ex', '王芳', '云杉机'])
    expect(keysOfLine(text)).toEqual({})
})
