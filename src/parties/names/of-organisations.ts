// Endings and marks by which registered names of organisations are told from people's.
const organisation =
  /公司|集团|工厂|[一-龥]{2}厂|商行|合伙[)）]?$|事务所|合作社|经营部|商店|[一-龥]{3}[店部局院馆社]$|中心|协会|学会|商会|委员会|学校|大学|学院|医院|银行|研究[所院]|工作室|基金会|政府|法院|[(（](个体|有限合伙)[^)）]*[)）]$|\b(ltd|limited|inc|corp|corporation|llc|llp|gmbh|plc|company|group|holdings|s\.?a\.?|b\.?v\.?|pte|pty)\b\.?/i

/** Whether a name is an organisation's, by the look of it: where nobody has said what bears it. */
export const isOrganisationName = (name: string): boolean => organisation.test(name)
