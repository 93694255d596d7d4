/** Legal forms as names end with them, and the class that is compared: written forms vary within one. */
export type FormClass =
  | 'company'
  | 'joint_stock'
  | 'partnership'
  | 'works'
  | 'cooperative'
  | 'firm'
  | 'institution'

const forms: readonly (readonly [FormClass, string])[] = [
  [
    'joint_stock',
    '集团控股股份有限公司 控股集团股份有限公司 集团股份有限公司 控股股份有限公司 股份有限公司 股份公司 集团股份公司 集团股份',
  ],
  [
    'company',
    '集团有限责任公司 控股集团有限责任公司 控股集团有限公司 集团控股有限公司 集团有限公司 控股有限责任公司 控股有限公司 有限责任公司 有限责任总公司 有限公司 无限公司 责任公司 集团总公司 集团公司 控股集团公司 控股公司 总公司 公司 控股集团 集团',
  ],
  ['partnership', '股权投资合伙企业 合伙企业 个人独资企业 有限合伙 普通合伙 特殊普通合伙'],
  ['works', '总厂 分厂 厂'],
  [
    'cooperative',
    '农民专业合作社联合社 农民专业合作社 专业合作社 股份经济合作社 经济合作社 供销合作社 合作社 联合社',
  ],
  [
    'firm',
    '律师事务所 律师所 律所 会计师事务所 会计师所 会计事务所 税务师事务所 税务师所 专利事务所 商标事务所 设计事务所 事务所',
  ],
  ['institution', '中心'],
]
const byName = new Map(
  forms.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
)
const byLast = new Map<string, string[]>()
for (const name of byName.keys())
  byLast.set(name.at(-1) as string, [...(byLast.get(name.at(-1) as string) ?? []), name])
for (const list of byLast.values()) list.sort((a, b) => b.length - a.length)

export interface Form {
  name: string
  kind: FormClass
}

/** The longest legal form a text ends with. */
export function formAtEnd(text: string): Form | null {
  const name = byLast.get(text.at(-1) ?? '')?.find((one) => text.endsWith(one))
  return name ? { name, kind: byName.get(name) as FormClass } : null
}

/** In brackets: part of the form, not of the name. */
export const formInBrackets =
  /^(集团|控股|控股集团|有限合伙|普通合伙|特殊普通合伙|特殊的普通合伙|合伙|个体工商户|个人独资|股份|有限|筹|筹备|存续|新三板|上市)$/

export type FormRelation = 'same' | 'similar' | 'missing' | 'different'

export function relationOfForms(a: Form | null, b: Form | null): FormRelation {
  if (!a || !b) return a === b ? 'same' : 'missing'
  if (a.name === b.name) return 'same'
  const companies = ['company', 'joint_stock']
  if (a.kind === 'firm' && b.kind === 'firm' && a.name[0] !== b.name[0]) return 'different'
  if (a.kind === b.kind || (companies.includes(a.kind) && companies.includes(b.kind)))
    return 'similar'
  return 'different'
}
