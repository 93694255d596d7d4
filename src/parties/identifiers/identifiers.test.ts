import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  creditCodeCheckCharacter,
  identityNumberCheckCharacter,
  identifierWords,
  mailAddress,
  mailAddresses,
  organisationName,
  personName,
  phoneNumber,
  phoneNumbers,
  residentIdentityNumber,
  unifiedSocialCreditCode,
} from './index.ts'

const outcome = (checked: { ok: true; value: string } | { ok: false; code: string }) =>
  checked.ok ? checked.value : checked.code

describe('a telephone number', () => {
  test.each([
    ['13812345678', '+8613812345678'],
    [' 138 1234 5678 ', '+8613812345678'],
    ['138-1234-5678', '+8613812345678'],
    ['138.1234.5678', '+8613812345678'],
    ['１７７３０９１２２６９', '+8617730912269'],
    ['+86 17796207840', '+8617796207840'],
    ['+86-177-9620-7840', '+8617796207840'],
    ['008619941358981', '+8619941358981'],
    ['8613812345678', '+8613812345678'],
    ['013812345678', '+8613812345678'],
    ['13812345678.0', '+8613812345678'],
    ['1.3812345678E+10', '+8613812345678'],
    ['手机：13812345678', '+8613812345678'],
    ['王经理13812345678（同微信）', '+8613812345678'],
    ['010-12345678', '+861012345678'],
    ['(010) 1234 5678', '+861012345678'],
    ['（０７５５）８２３４５６７８', '+8675582345678'],
    ['0512-6789012', '+865126789012'],
    ['+86 10 12345678', '+861012345678'],
    ['+86 (0)21 5555 8888', '+862155558888'],
    ['861012345678', '+861012345678'],
    ['029-31193573 转 544', '+862931193573;ext=544'],
    ['010-12345678-801', '+861012345678;ext=801'],
    ['0755-12345678 分机12', '+8675512345678;ext=12'],
    ['021 5555 8888 ext. 9', '+862155558888;ext=9'],
    ['400-820-8820', '+864008208820'],
    ['8008208820', '+868008208820'],
    ['95588', '+8695588'],
    ['+852 9123 4567', '+85291234567'],
    ['0085291234567', '+85291234567'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['014-63933343', '+861463933343'],
    ['', 'phone_blank'],
    ['微信同号', 'phone_same_as_wechat'],
    ['1919404308', 'phone_digit_missing'],
    ['138123456789', 'phone_too_many_digits'],
    ['12012345678', 'phone_unknown_prefix'],
    ['138****5678', 'phone_masked'],
    ['1.38E+10', 'phone_digits_lost'],
    ['62345678', 'phone_area_code_missing'],
    ['不方便透露', 'phone_without_digits'],
    ['138a12345678', 'phone_character'],
    ['+852 123', 'phone_length'],
    ['01381234567', 'phone_length'],
  ])('“%s” reads as %s', (text, expected) => {
    expect(outcome(phoneNumber(text))).toBe(expected)
  })

  test('tells what it is, and that an area code does not exist', () => {
    expect(phoneNumber('015-58555317 转 407')).toMatchObject({
      kind: 'landline',
      number: '+861558555317',
      extension: '407',
      areaCodeKnown: false,
    })
    expect(phoneNumber('010-12345678')).toMatchObject({ kind: 'landline', areaCodeKnown: true })
  })

  test('never loses a digit, however a mobile is spelled', () => {
    const mobile = fc.tuple(
      fc.constantFrom('3', '5', '7', '8', '9'),
      fc.integer({ min: 0, max: 999_999_999 }),
    )
    const prefix = fc.constantFrom('', '+86', '+86 ', '0086', '86', '86-')
    const gap = fc.constantFrom('', ' ', '-', '.', '　', '－')
    fc.assert(
      fc.property(mobile, prefix, gap, fc.boolean(), ([second, rest], before, between, wide) => {
        const digits = `1${second}${String(rest).padStart(9, '0')}`
        const spelled =
          before + [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(between)
        const written = wide
          ? spelled.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
          : spelled
        expect(outcome(phoneNumber(written))).toBe(`+86${digits}`)
      }),
    )
  })

  test('whatever is accepted holds every digit that was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9+() .转-]{0,22}$/), (text) => {
        const read = phoneNumber(text)
        if (!read.ok) return
        const written = text.replace(/\D/g, '').replace(/^(0086|86|00)/, '')
        expect(read.value.replace(/\D/g, '')).toContain(written.replace(/^0/, '').slice(-7))
        expect(written.length - read.value.replace(/\D/g, '').length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 2000 },
    )
  })

  test('a cell may hold several', () => {
    const values = (text: string) => phoneNumbers(text).numbers.map((number) => number.value)
    expect(values('13129941551/19138384034')).toEqual(['+8613129941551', '+8619138384034'])
    expect(values('010-12345678、13812345678')).toEqual(['+861012345678', '+8613812345678'])
    expect(values('13812345678；13912345678,13712345678')).toHaveLength(3)
    expect(values('13812345678 或 13912345678')).toHaveLength(2)
    expect(values('138 1234 5678 / 139 1234 5678')).toHaveLength(2)
    expect(values('13812345678 13912345678')).toHaveLength(2)
    expect(values('13812345678/13812345678')).toEqual(['+8613812345678'])
    expect(phoneNumbers('13812345678/1391234567')).toMatchObject({
      numbers: [{ value: '+8613812345678' }],
      unreadable: [{ text: '1391234567', code: 'phone_digit_missing' }],
    })
    expect(phoneNumbers('')).toEqual({ numbers: [], unreadable: [] })
  })
})

describe('a mail address', () => {
  test.each([
    ['u808＠example.com', 'u808@example.com'],
    ['  Zhang.San@Example.COM ', 'zhang.san@example.com'],
    ['张三 <z3@firm.cn>', 'z3@firm.cn'],
    ['邮箱：z3@firm。com', 'z3@firm.com'],
    ['\u200bz3@firm.com', 'z3@firm.com'],
    ['u@@example.com', 'mail_with_several_at'],
    ['www.example.com', 'mail_without_at'],
    ['a b@example.com', 'mail_with_blank'],
    ['.a@example.com', 'mail_name_unusable'],
    ['a@localhost', 'mail_domain_unusable'],
    ['a@-x.com', 'mail_domain_unusable'],
    ['', 'mail_blank'],
    [`${'a'.repeat(65)}@example.com`, 'mail_too_long'],
  ])('“%s” reads as %s', (text, expected) => {
    expect(outcome(mailAddress(text))).toBe(expected)
  })

  test('a cell may hold several', () => {
    expect(mailAddresses('a@x.com；b@x.com、c@').addresses).toEqual(['a@x.com', 'b@x.com'])
    expect(mailAddresses('a@x.com；c@').unreadable).toEqual([
      { text: 'c@', code: 'mail_domain_unusable' },
    ])
  })
})

describe('a unified social credit code', () => {
  // Published by the companies themselves: Tencent, Alibaba (China), Huawei.
  test.each(['9144030071526726XG', '91330100799655058B', '914403001922038216'])(
    '%s is right',
    (code) => {
      expect(unifiedSocialCreditCode(code)).toEqual({ ok: true, value: code })
    },
  )

  test('small letters, blanks and full-width forms are the same code', () => {
    expect(outcome(unifiedSocialCreditCode(' 9144 0300 7152 6726 xg '))).toBe('9144030071526726XG')
    expect(outcome(unifiedSocialCreditCode('９１４４０３００７１５２６７２６ＸＧ'))).toBe(
      '9144030071526726XG',
    )
  })

  test.each([
    ['9144030071526726X', 'credit_code_length'],
    ['9144030071526726XO', 'credit_code_character'],
    ['914403007I526726XG', 'credit_code_character'],
    ['9144030071526726XH', 'credit_code_check'],
    ['9.14403E+17', 'credit_code_digits_lost'],
    ['', 'credit_code_blank'],
  ])('“%s” is refused: %s', (text, expected) => {
    expect(outcome(unifiedSocialCreditCode(text))).toBe(expected)
  })

  test('one miscopied character never passes', () => {
    const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const character = fc.constantFrom(...letters)
    const body = fc
      .array(character, { minLength: 9, maxLength: 9 })
      .map((all) => `91440300${all.join('')}`)
    fc.assert(
      fc.property(body, fc.integer({ min: 8, max: 16 }), character, (first17, at, other) => {
        fc.pre(first17[at] !== other)
        const code = first17 + creditCodeCheckCharacter(first17)
        expect(unifiedSocialCreditCode(code).ok).toBe(true)
        expect(unifiedSocialCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(
          false,
        )
      }),
    )
  })
})

describe('a resident identity number', () => {
  test('is checked in its region, its day of birth and its last character', () => {
    // The worked example of GB 11643.
    expect(residentIdentityNumber('11010519491231002X')).toEqual({
      ok: true,
      value: '11010519491231002X',
      birthDate: '1949-12-31',
      fromOldForm: false,
    })
    expect(outcome(residentIdentityNumber('11010519491231002x'))).toBe('11010519491231002X')
    expect(outcome(residentIdentityNumber('110105194912310021'))).toBe('identity_number_check')
    expect(outcome(residentIdentityNumber('110105194902300023'))).toBe('identity_number_birth_date')
    expect(outcome(residentIdentityNumber('990105194912310021'))).toBe('identity_number_region')
    expect(outcome(residentIdentityNumber('1101051949123100'))).toBe('identity_number_length')
    expect(outcome(residentIdentityNumber('1101051949123100AX'))).toBe('identity_number_character')
    expect(outcome(residentIdentityNumber('4.40301E+17'))).toBe('identity_number_digits_lost')
    expect(outcome(residentIdentityNumber(' '))).toBe('identity_number_blank')
  })

  test('of the old 15-digit form becomes the number that replaced it', () => {
    expect(residentIdentityNumber('110105491231002')).toEqual({
      ok: true,
      value: '11010519491231002X',
      birthDate: '1949-12-31',
      fromOldForm: true,
    })
  })

  test('with one wrong digit never passes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 14, max: 16 }),
        (serial, at) => {
          const body = `44030619900510${String(serial).padStart(3, '0')}`
          const number = body + identityNumberCheckCharacter(body)
          expect(residentIdentityNumber(number).ok).toBe(true)
          const wrong = (Number(number[at]) + 1) % 10
          expect(
            residentIdentityNumber(number.slice(0, at) + wrong + number.slice(at + 1)).ok,
          ).toBe(false)
        },
      ),
    )
  })
})

describe('names', () => {
  test('lose only what nobody sees', () => {
    expect(outcome(personName(' 张\u200b三 \t'))).toBe('张三')
    expect(outcome(personName('杨伟　　总'))).toBe('杨伟 总')
    expect(outcome(personName('阿卜杜拉•买买提'))).toBe('阿卜杜拉·买买提')
    expect(outcome(personName("O'Brien, Pat"))).toBe("O'Brien, Pat")
    expect(outcome(organisationName('ＡＢＣ贸易（上海）有限公司\u0007'))).toBe(
      'ABC贸易（上海）有限公司',
    )
    expect(outcome(personName(' - '))).toBe('name_blank')
    expect(outcome(organisationName('长'.repeat(201)))).toBe('name_too_long')
  })
})

test('every refusal has words in both languages', () => {
  for (const words of Object.values(identifierWords)) {
    expect(words.zh).toMatch(/\p{Script=Han}/u)
    expect(words.en).toMatch(/^[A-Z]/)
  }
})
