import {
  approveIntroduction,
  type ChannelKind,
  createCampaign,
  createChannel,
  createIntroduction,
  saveAssignmentRules,
} from '#client-development/contract.ts'
import type { PracticeArea } from '#organisation/index.ts'
import { act, type House, withRole } from '../house.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, midnight } from '../time.ts'

export const channels: Record<
  string,
  [kind: ChannelKind, name: string, nameEn: string, note: string]
> = {
  website: ['website', '官网咨询页', 'Enquiry page of our website', '咨询页直接进入筛选台'],
  search: ['online_promotion', '搜索推广', 'Search advertising', '按业务关键词投放，月度复盘'],
  article: [
    'online_promotion',
    '公众号“澄观札记”',
    'WeChat account “Chengguan Notes”',
    '每周两篇，文末留咨询入口',
  ],
  salon: ['industry_event', '行业沙龙与讲座', 'Industry salons and lectures', '与园区、商会合办'],
  client: ['client_referral', '客户推荐', 'Referral by clients', '登记推荐人，结案后致谢'],
  media: ['media', '媒体专栏与采访', 'Media columns and interviews', '报纸法律专栏、电台嘉宾'],
  visit: ['walk_in', '来所咨询', 'Walk-in', '前台接待后当日登记'],
  peer: ['other', '同行转介绍', 'Referral by other firms', '外地律所、公证处、会计师'],
}

/** How often a stranger comes by which channel, in parts. */
export const channelWeights: Record<string, number> = {
  website: 16,
  search: 20,
  article: 11,
  salon: 10,
  client: 24,
  media: 5,
  visit: 9,
  peer: 5,
}

/** What marketing runs, by month from the beginning and how long, with the cost in yuan. */
const campaigns: [channel: string, name: string, month: number, months: number, cost: number][] = [
  ['search', '劳动用工合规关键词', 0, 6, 36_000],
  ['search', '工程款与货款催收关键词', 3, 8, 58_000],
  ['search', '婚姻家事关键词', 9, 6, 31_500],
  ['search', '知识产权维权关键词', 14, 7, 42_000],
  ['search', '企业常年顾问关键词', 18, 7, 39_800],
  ['article', '“合同里的坑”系列', 1, 5, 8_000],
  ['article', '“新公司法二十问”系列', 8, 6, 9_600],
  ['article', '“老板与员工”系列', 16, 8, 11_200],
  ['salon', '园区制造业合规沙龙', 2, 2, 18_000],
  ['salon', '建设工程结算实务讲座', 7, 2, 15_500],
  ['salon', '出海企业合同与制裁合规研讨', 12, 2, 26_000],
  ['salon', '家族财富传承沙龙', 17, 2, 22_000],
  ['salon', '年末劳动争议应对公开课', 22, 3, 12_800],
  ['media', '晨间电台法律时段', 4, 6, 24_000],
  ['media', '苏城晚报法律专栏', 13, 10, 30_000],
]

const introductions: [title: string, body: string, department: string | null][] = [
  [
    '澄观律师事务所简介',
    '2009 年设立，现有上海、苏州两处办公室，专职律师二十余人，设九个业务部门。接待、评估、办案、回访各有专人负责，进展按约定时间告知。',
    null,
  ],
  [
    '服务与收费说明',
    '收费按标的、工时或固定金额商定，签约前书面告知；代垫费用单列，凭票据结算；结案后出具费用清单。',
    null,
  ],
  [
    '民事业务部介绍',
    '办理买卖、借贷、侵权、继承等民事争议，重视证据整理与财产保全，开庭前与委托人一起过一遍证据。',
    '民事业务部',
  ],
  [
    '商事业务部介绍',
    '办理公司治理、股权、投融资与常年法律顾问，习惯先听懂生意再谈条款。',
    '商事业务部',
  ],
  [
    '刑事业务部介绍',
    '办理刑事辩护与企业刑事合规，接案后二十四小时内安排会见，会见情况当日告知家属。',
    '刑事业务部',
  ],
  [
    '劳动与行政部介绍',
    '为企业和劳动者分别提供劳动争议代理，同时办理行政复议与诉讼，接案前逐一核对有无利益冲突。',
    '劳动与行政部',
  ],
  [
    '知识产权部介绍',
    '商标、专利、著作权与商业秘密的布局、维权与应诉，配合公证与技术调查。',
    '知识产权部',
  ],
  [
    '婚姻家事部介绍',
    '离婚、抚养、继承与家庭财产安排，谈话在独立会谈室进行，注重保护隐私与孩子。',
    '婚姻家事部',
  ],
  [
    '建设工程部介绍',
    '工程款结算、质量与工期索赔、房地产纠纷，能看图纸和签证，也能算账。',
    '建设工程部',
  ],
  ['涉外业务部介绍', '跨境合同、国际仲裁、外商投资与出海合规，中英文工作。', '涉外业务部'],
]

/** Opens channels, prepares what specialists present, and says who gets which lead. */
export async function* openMarketing(house: House, teller: Teller): Story {
  const { people, departments } = house.firm
  for (const [key, [kind, name, nameEn, note]] of Object.entries(channels)) {
    const made = await act(house, teller, people.xu, createChannel, {
      body: { kind, name, nameEn, note },
    })
    house.firm.channels[key] = made.id
  }
  for (const [title, body, department] of introductions) {
    const departmentId = department ? (departments[department] as string) : null
    const kind = department ? ('department' as const) : ('firm' as const)
    const { id, version } = await act(house, teller, people.bai, createIntroduction, {
      body: { kind, title, body, departmentId },
    })
    await act(house, teller, people.zhixing, approveIntroduction, {
      params: { id },
      ifMatch: version,
    })
    house.firm.introductions.push(id)
  }
  await act(house, teller, people.zhixing, saveAssignmentRules, {
    body: { rules: rulesOf(house) },
    ifMatch: 0,
  })
  yield* runCampaigns(house, teller)
}

/** Fields with a rule; the others are assigned by a manager. */
const ruled: [areas: PracticeArea[], department: string, specialists: number[]][] = [
  [['civil', 'commercial'], '苏州综合业务部', [4]],
  [['civil'], '民事业务部', [0, 1, 2]],
  [['commercial', 'finance'], '商事业务部', [0, 3]],
  [['labour'], '劳动与行政部', [1, 2]],
  [['criminal'], '刑事业务部', [3, 4]],
  [['family'], '婚姻家事部', [2, 4]],
  [['intellectual_property'], '知识产权部', [0, 3]],
]

function rulesOf(house: House) {
  const specialists = withRole(house, 'client_service_specialist')
  return ruled.map(([practiceAreas, department, who]) => ({
    practiceAreas,
    departmentId: house.firm.departments[department] as string,
    specialistIds: who.flatMap((at) => specialists[at]?.id ?? []),
  }))
}

async function* runCampaigns(house: House, teller: Teller): Story {
  const month = 30.4 * day
  for (const [channel, name, starts, months, cost] of campaigns.toSorted((a, b) => a[2] - b[2])) {
    const from = house.begin + starts * month
    if (from > house.end) break
    if (from > teller.at + day) yield midnight(dayOf(from)) + 10 * 3_600_000
    const to = from + months * month
    const channelId = house.firm.channels[channel] as string
    const { id } = await act(house, teller, house.firm.people.xu, createCampaign, {
      body: {
        channelId,
        name,
        startsOn: dayOf(from),
        endsOn: dayOf(to),
        cost: `${cost}.00`,
        note: '',
      },
    })
    house.firm.campaigns.push({ id, channelId, from, to })
  }
}
