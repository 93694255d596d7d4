/** What a consent tells: facts and consequences, as 律师执业行为规范 Art. 52 asks of informed consent. */
export interface ConsentFacts {
  firm: string
  addressee: string
  /** Whom the firm would act for, and against whom. */
  ours: string[]
  adverse: string[]
  /** To whom the addressee is bound: as the one enquiring, or as a client with another affair. */
  of: 'this_side' | 'other_side'
  /** Articles of law as the rule book has them: 律师执业行为规范第52条. */
  articles: string[]
  /** In the firm's own words. */
  facts: string
  /** The day it is drafted, YYYY-MM-DD. */
  on: string
}

const chinese = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** An article as it is cited: the brackets hold the title of the law and nothing else. */
export const cited = (article: string): string =>
  article.includes('《')
    ? article
    : article.replace(/^(.+?)(第[\d〇零一二三四五六七八九十百]+条.*)?$/s, '《$1》$2')

/** The text of an informed consent, in Chinese: it is a document under Chinese law. */
export function consentText(said: ConsentFacts): string {
  const { firm, addressee, ours, adverse, of, articles, facts, on } = said
  const us = ours.join('、')
  const them = adverse.join('、')
  const about = them ? `${us}与${them}之间的事务` : `${us}的事务`
  const what =
    of === 'other_side'
      ? `本所现正为贵方办理其他事务。${us}拟委托本所办理${about}，该事务可能与贵方的利益不一致。`
      : `贵方拟委托本所办理${about}。本所同时为与对方有利害关系的其他客户办理另外的事务，与贵方的利益可能不一致。`
  return [
    '知情同意书',
    `致：${addressee}`,
    `一、事实。${what}${facts ? `\n${facts}` : ''}`,
    `二、依据。依照${articles.map(cited).join('、')}，上述情形须经受影响的各方客户在知情后书面同意，本所方可承办。`,
    [
      '三、后果。贵方同意后：',
      '（一）两项事务由不同的律师分别办理，两组人员之间设立信息隔离墙，互不查阅对方的材料，也不交流案情；',
      '（二）本所为贵方办理的事务继续按约定办理，贵方的秘密和未公开信息不向任何他方披露；',
      '（三）如两项事务后来成为同一案件中的对立双方，本所将不再继续办理其中任何一项，贵方可能需要另行委托，由此会有时间和费用上的损失；',
      '（四）贵方可以不同意，也可以在签署前咨询其他律师；不同意不影响本所继续为贵方办理现有事务。',
    ].join('\n'),
    '四、撤回。贵方可随时书面撤回本同意；撤回不影响此前已经办理的部分。',
    '五、贵方声明：已阅读并理解上述内容，自愿同意本所承办上述事务。',
    `签署人（签名或盖章）：\n日期：`,
    `${firm}\n${chinese(on)}`,
  ].join('\n\n')
}
