import type { PracticeArea } from '#organisation/contract.ts'

// Narrowest words first: 涉外婚姻 is family law, 劳动合同 is labour law, 建设工程合同 real estate.
const words: [RegExp, PracticeArea][] = [
  [/刑|取保|辩护|criminal/i, 'criminal'],
  [/婚|离异|离婚|继承|抚养|赡养|家事|家庭|遗产|family|divorce|inherit/i, 'family'],
  [/劳动|工伤|仲裁.*工资|工资|社保|雇佣|用工|labou?r|employment/i, 'labour'],
  [
    /知识产权|商标|专利|著作权|版权|商业秘密|不正当竞争|intellectual|trademark|patent|copyright/i,
    'intellectual_property',
  ],
  [/房|建设|建筑|工程|土地|物业|拆迁|征收|real.?estate|construction|property/i, 'real_estate'],
  [/行政|复议|国家赔偿|administrative/i, 'administrative'],
  [/涉外|国际|海外|跨境|海事|海商|foreign|international|cross.?border/i, 'foreign'],
  [/金融|银行|保险|证券|基金|票据|信托|借贷|贷款|融资|financ|bank|insurance|securit/i, 'finance'],
  [
    /公司|股权|股东|商事|企业|并购|破产|清算|合规|法律顾问|常年顾问|合同|买卖|货款|commercial|corporate|contract|compliance|m&a/i,
    'commercial',
  ],
  [/民事|侵权|交通|人身|医疗|债|欠款|名誉|消费|civil|tort|personal injury/i, 'civil'],
  [/^(其他|其它|other)$/i, 'other'],
]

/** The practice area an office's own words mean, or null. */
export const practiceAreaOf = (text: string): PracticeArea | null =>
  words.find(([pattern]) => pattern.test(text))?.[1] ?? null
