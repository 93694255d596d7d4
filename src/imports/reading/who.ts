import { organisationName, personName } from '#parties/contract.ts'

export { isOrganisationName } from '#parties/contract.ts'

const nobody =
  /^(无|没有|暂无|不详|未知|不明|匿名|佚名|未留|未提供|n\/?a|none|null|nan|unknown|anonymous|[-/\\?*.]+)$/i

export const saysNothing = (text: string): boolean => nobody.test(text)

/** A cell of a name column; null when it names nobody. */
export function readName(text: string, as: 'person' | 'organisation'): string | null {
  const read = as === 'person' ? personName(text) : organisationName(text)
  if (!read.ok || saysNothing(read.value)) return null
  return read.value
}
