/** Why a check was run, and how grave a finding is: for the desk, and for the log that tells of both. */
export const checkKindWords = {
  'zh-CN': {
    cause: {
      enquiry: '初次咨询',
      parties_changed: '当事人有变',
      scope_changed: '事项变动',
      register_changed: '登记册有变',
      acceptance: '承接之前',
      taken_over: '导入在办业务',
      lawyer_joined: '律师入职',
      rules_changed: '规则有新版',
      consent_withdrawn: '客户撤回同意',
      by_hand: '人工重查',
    },
    class: {
      absolute: '不可豁免',
      curable: '可豁免',
      escalate: '须上报',
      review: '须复核',
      none: '无冲突',
    },
  },
  en: {
    cause: {
      enquiry: 'First enquiry',
      parties_changed: 'Parties changed',
      scope_changed: 'What it is about changed',
      register_changed: 'Register changed',
      acceptance: 'Before acceptance',
      taken_over: 'Existing business imported',
      lawyer_joined: 'Lawyer joined',
      rules_changed: 'New rules',
      consent_withdrawn: 'Consent withdrawn',
      by_hand: 'Run by hand',
    },
    class: {
      absolute: 'Absolute',
      curable: 'Curable',
      escalate: 'Escalate',
      review: 'Review',
      none: 'No conflict',
    },
  },
} as const
