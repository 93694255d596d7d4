/** Why an identifier was not accepted, in words for whoever typed it. */
export const identifierWords = {
  name_blank: {
    zh: '名称里没有文字或数字，无法检索',
    en: 'The name has neither letters nor digits, so nobody can be found by it',
  },
  name_too_long: { zh: '名称超过200个字符', en: 'The name is longer than 200 characters' },
  phone_blank: { zh: '没有电话号码', en: 'There is no telephone number' },
  phone_same_as_wechat: {
    zh: '只写了“微信同号”，没有号码',
    en: 'It only says “same as WeChat”; there is no number',
  },
  phone_masked: {
    zh: '号码中间被星号遮住，无法拨打',
    en: 'Part of the number is hidden by asterisks',
  },
  phone_digits_lost: {
    zh: '号码被表格软件改成了科学计数法，已丢失数字，请找回原号码',
    en: 'The spreadsheet turned the number into exponent form and lost digits; find the original',
  },
  phone_without_digits: { zh: '这里写的不是电话号码', en: 'This is not a telephone number' },
  phone_character: {
    zh: '号码里有无法识别的字符',
    en: 'The number contains a character that cannot be read',
  },
  phone_area_code_missing: { zh: '座机号码缺少区号', en: 'The landline has no area code' },
  phone_digit_missing: {
    zh: '手机号码应为11位，这个号码少了数字',
    en: 'A Chinese mobile has 11 digits; this one has fewer',
  },
  phone_too_many_digits: {
    zh: '手机号码应为11位，这个号码多了数字',
    en: 'A Chinese mobile has 11 digits; this one has more',
  },
  phone_unknown_prefix: {
    zh: '没有以这几位开头的手机号码',
    en: 'No Chinese mobile begins with these digits',
  },
  phone_length: {
    zh: '号码位数不对，既不是手机也不是带区号的座机',
    en: 'The number of digits fits neither a mobile nor a landline with its area code',
  },
  mail_blank: { zh: '没有邮箱地址', en: 'There is no email address' },
  mail_without_at: { zh: '邮箱地址里没有@', en: 'The email address has no @' },
  mail_with_several_at: { zh: '邮箱地址里有多个@', en: 'The email address has more than one @' },
  mail_with_blank: { zh: '邮箱地址里有空格', en: 'The email address contains a blank' },
  mail_too_long: { zh: '邮箱地址过长', en: 'The email address is too long' },
  mail_name_unusable: { zh: '邮箱@前面的部分不正确', en: 'The part before the @ is not usable' },
  mail_domain_unusable: {
    zh: '邮箱@后面的域名不正确',
    en: 'The domain after the @ is not usable',
  },
  credit_code_blank: { zh: '没有统一社会信用代码', en: 'There is no unified social credit code' },
  credit_code_digits_lost: {
    zh: '统一社会信用代码被改成了科学计数法，已丢失数字',
    en: 'The unified social credit code was turned into exponent form and lost digits',
  },
  credit_code_length: {
    zh: '统一社会信用代码应为18位',
    en: 'A unified social credit code has 18 characters',
  },
  credit_code_character: {
    zh: '统一社会信用代码里有不允许的字符（不使用字母I、O、S、V、Z）',
    en: 'A character is not allowed in a unified social credit code (I, O, S, V and Z are never used)',
  },
  credit_code_check: {
    zh: '统一社会信用代码的校验位不符，可能抄错了',
    en: 'The check character of the unified social credit code does not fit; it may be miscopied',
  },
  identity_number_blank: { zh: '没有身份证号码', en: 'There is no identity number' },
  identity_number_digits_lost: {
    zh: '身份证号码被改成了科学计数法，已丢失数字',
    en: 'The identity number was turned into exponent form and lost digits',
  },
  identity_number_length: {
    zh: '身份证号码应为18位（旧号码15位）',
    en: 'An identity number has 18 characters (the old form 15)',
  },
  identity_number_character: {
    zh: '身份证号码只能是数字，末位可以是X',
    en: 'An identity number has digits only; the last may be X',
  },
  identity_number_region: {
    zh: '身份证号码开头的地区代码不存在',
    en: 'The identity number begins with a region that does not exist',
  },
  identity_number_birth_date: {
    zh: '身份证号码里的出生日期不存在',
    en: 'The date of birth in the identity number does not exist',
  },
  identity_number_check: {
    zh: '身份证号码的校验位不符，可能抄错了',
    en: 'The check character of the identity number does not fit; it may be miscopied',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type IdentifierProblem = keyof typeof identifierWords
