export { isOrganisationName } from '#parties/contract.ts'

const nobody =
  /^(无|没有|暂无|不详|未知|不明|匿名|佚名|未留|未提供|n\/?a|none|null|nan|unknown|anonymous|[-–—―/\\?*.]+)$/i

/** Whether a cell only says that there is nothing to say. */
export const saysNothing = (text: string): boolean => nobody.test(text)
