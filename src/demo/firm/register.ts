import { type importKinds, runImport, uploadImportFile } from '#imports/contract.ts'
import { act, type House } from '../house.ts'
import type { Dice } from '../dice.ts'
import type { Party } from '../parties/parties.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, minute } from '../time.ts'

const causes: [cause: string, kind: string][] = [
  ['买卖合同纠纷', '民商事诉讼'],
  ['承揽合同纠纷', '民商事诉讼'],
  ['常年法律顾问', '法律顾问'],
  ['股权转让纠纷', '民商事诉讼'],
  ['劳动争议', '劳动仲裁'],
  ['民间借贷纠纷', '民商事诉讼'],
  ['运输合同纠纷', '民商事诉讼'],
]

/**
 * A colleague of the Suzhou office joined with clients of their own: the register that was kept in a
 * sheet comes in as it is, clients first. What is owed to them is owed from today.
 */
export async function* bringRegister(house: House, teller: Teller, count: number): Story {
  const { dice } = teller
  const parties = Array.from({ length: count }, () =>
    dice.chance(0.7) ? house.registry.organisation(dice) : house.registry.person(dice),
  )
  yield* importSheet(
    house,
    teller,
    'client',
    '客户名单（苏州）.csv',
    clientsOf(house, parties, dice),
  )
  yield* importSheet(
    house,
    teller,
    'engagement',
    '收案登记表（苏州）.csv',
    register(house, parties, teller),
  )
}

async function* importSheet(
  house: House,
  teller: Teller,
  kind: (typeof importKinds)[number],
  name: string,
  rows: string[][],
): Story {
  const { zhixing } = house.firm.people
  const bytes = new TextEncoder().encode(
    `\uFEFF${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')}\r\n`,
  )
  const request = house.bringSheet({ name, bytes })
  const { id } = await act(house, teller, zhixing, uploadImportFile, { query: { kind }, request })
  yield teller.at + 6 * minute
  await act(house, teller, zhixing, runImport, { params: { id }, body: {} })
  await house.runImports(teller.at)
}

function clientsOf(house: House, parties: Party[], dice: Dice): string[][] {
  const specialists = ['lin', 'zhou', 'chen', 'gu'] as const
  return [
    [
      '客户名称',
      '统一社会信用代码',
      '身份证号',
      '联系人',
      '职务',
      '手机',
      '客户专员',
      '客户等级',
      '首次委托日期',
    ],
    ...parties.map((one) => [
      one.name,
      one.code ?? '',
      one.identity ?? '',
      one.kind === 'organisation' ? one.contact.name : '',
      one.contact.position,
      one.contact.phone,
      house.firm.people[dice.pick(specialists)].name,
      dice.pick(['普通', '普通', '重要']),
      dayOf(house.end - dice.between(90, 900) * day),
    ]),
  ]
}

function register(house: House, parties: Party[], { dice }: Teller): string[][] {
  const { shao, wu, cao } = house.firm.people
  const year = dayOf(house.end).slice(0, 4)
  return [
    [
      '收案编号',
      '收案日期',
      '委托人',
      '对方当事人',
      '案由',
      '案件类型',
      '承办部门',
      '主办律师',
      '案源人',
      '收费方式',
      '收费金额',
      '状态',
    ],
    ...parties.flatMap((party, place) => {
      const matters = dice.chance(0.3) ? 2 : 1
      const cases = dice.shuffled(causes).slice(0, matters)
      return cases.map(([cause, kind], at) => [
        `（${year}）苏商字第${String(place * 2 + at + 11).padStart(3, '0')}号`,
        dayOf(house.end - dice.between(20, 240) * day),
        party.name,
        kind === '法律顾问' ? '' : house.registry.opponent(dice, 'organisation', party.city).name,
        cause,
        kind,
        '苏州综合业务部',
        dice.pick([shao, wu, cao]).name,
        shao.name,
        kind === '法律顾问' ? '顾问费' : '固定收费',
        `${dice.between(2, 12)}万元`,
        '在办',
      ])
    }),
  ]
}
