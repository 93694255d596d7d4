import type { Role } from '#access/index.ts'
import { creditCodeCheckCharacter } from '#parties/index.ts'
import {
  type Browser,
  type Colleague,
  colleague,
  founder as founderAccount,
  type Product,
  type Reply,
  setUpAndSignIn,
  startProduct,
} from './product.ts'

// A client's whole life, told through the product by the people of a firm, for tests of who sees what of it.

export type Who =
  | 'founder'
  | 'manager'
  | 'marketer'
  | 'specialist'
  | 'lawyer'
  | 'head'
  | 'officer'
  | 'accountant'
  | 'rival'
  | 'rivalHead'
  | 'assistant'
  | 'complaints'
  | 'engineer'
  | 'personnel'

const staff: [Who, string, Role[]][] = [
  ['manager', '客户关系部', ['client_relationship_manager']],
  ['marketer', '市场部', ['marketing']],
  ['specialist', '客户关系部', ['client_service_specialist']],
  ['lawyer', '民事业务部', ['lawyer']],
  ['head', '民事业务部', ['partner', 'lawyer', 'department_head']],
  ['officer', '管理层', ['conflict_officer']],
  ['accountant', '财务部', ['finance']],
  ['rival', '刑事业务部', ['lawyer']],
  ['rivalHead', '刑事业务部', ['partner', 'lawyer', 'department_head']],
  ['assistant', '刑事业务部', ['assistant']],
  ['complaints', '管理层', ['complaint_owner']],
  ['engineer', '信息技术部', ['it_administrator']],
  ['personnel', '人力资源部', ['human_resources']],
]

const ok = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

export interface House {
  product: Product
  people: Record<Who, Colleague>
  /** Ids of departments by name. */
  departments: Record<string, string>
  channel: string
  as(who: Who): Browser
  get(who: Who, path: string): Promise<Reply['body']>
  post(who: Who, path: string, body?: unknown, headers?: object): Promise<Reply['body']>
  /** A day so many days from now. */
  day(days: number): string
  wholeLife(name: string, department: string, lawyer: Who): Promise<Life>
}

/** A firm with somebody in every role. */
export async function openHouse(options: Parameters<typeof startProduct>[0] = {}): Promise<House> {
  const product = await startProduct(options)
  const founder = await setUpAndSignIn(product)
  const me = await founder.get('/api/me')
  const people = {} as Record<Who, Colleague>
  people.founder = { ...founderAccount, id: me.body.personId, browser: founder }
  for (const [who, department, roles] of staff) {
    const email = `${who.toLowerCase()}@mingli.example`
    people[who] = await colleague(product, founder, { name: who, email, department, roles })
  }
  const departments: Record<string, string> = {}
  for (const one of (await founder.get('/api/departments')).body.items)
    departments[one.name] = one.id
  const as = (who: Who) => people[who].browser
  const post: House['post'] = async (who, path, body, headers = {}) =>
    ok(await as(who).post(path, body, headers as Record<string, string>))
  const get: House['get'] = async (who, path) => ok(await as(who).get(path))
  const day = (days: number) =>
    new Date(product.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const channel = (await post('marketer', '/api/channels', { kind: 'walk_in', name: '来访' })).id
  const house = { product, people, departments, channel, as, get, post, day }
  return { ...house, wholeLife: lives(house) }
}

/** Ids by what they are: the first word of the addresses that name them. */
export type Life = Record<string, string[]> & { name: string[] }

let licences = 0

/** The number of a licence nobody else has. */
function licence(): string {
  licences += 1
  const first = `91350100M${String(licences).padStart(8, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}

/** Tells lives in a house. */
function lives({
  people,
  departments,
  channel,
  get,
  post,
  day,
}: Omit<House, 'wholeLife'>): House['wholeLife'] {
  async function wholeLife(name: string, department: string, lawyer: Who): Promise<Life> {
    const life: Life = { name: [name] }
    const add = (kind: string, id: string) => {
      life[kind] = [...(life[kind] ?? []), id]
      return id
    }
    const converted = await offeredLead(name, department, lawyer, add)
    const engagement = await convertedLead(converted, name, lawyer, add)
    await service(engagement, lawyer, add)
    await maintenance(life.clients?.[0] as string, lawyer, add)
    // Leads still on their road.
    await offeredLead(`${name}二`, department, lawyer, add)
    const fresh = await post('marketer', '/api/leads', {
      name: `${name}三`,
      wechat: 'zhaomin',
      channelId: channel,
    })
    add('leads', fresh.id)
    // The client itself as a party of the register: known only through these affairs.
    for (const one of (await get('founder', `/api/parties?q=${encodeURIComponent(name)}`)).items)
      if (one.name === name) add('parties', one.id)
    const offer = { subjectId: engagement, part: 'lead_lawyer', toId: people.founder.id }
    add('handovers', (await post(lawyer, '/api/handovers', offer)).id)
    for (const id of [...(life.leads ?? []), ...(life.clients ?? []), engagement]) {
      const page = await get('founder', `/api/commitments?box=subject&subject=${id}`)
      for (const one of page.items.slice(0, 1)) add('commitments', one.id)
    }
    return life
  }

  const milestones = (lawyer: Who) => [
    { title: '发出律师函', responsibleId: people[lawyer].id, dueOn: day(5) },
  ]
  const fees = { kind: 'fixed', low: '45000.00', high: '45000.00', basis: '一审固定收费' }

  type Add = (kind: string, id: string) => string

  async function offeredLead(name: string, department: string, lawyer: Who, add: Add) {
    const registered = await post('marketer', '/api/leads', {
      name,
      contactName: `${name}的赵敏`,
      phone: `138${String(Math.random()).slice(2, 10)}`,
      need: '拖欠货款',
      channelId: channel,
    })
    const id = add('leads', registered.id)
    const departmentId = departments[department]
    const accepted = { outcome: 'accepted', practiceArea: 'civil', departmentId }
    await post('marketer', `/api/leads/${id}/screening`, accepted)
    await post('manager', `/api/leads/${id}/assignment`, { specialistId: people.specialist.id })
    await post('specialist', `/api/leads/${id}/first-contacts`, {
      way: 'call',
      reached: true,
      need: '追讨货款',
      needClear: true,
      notPresented: '对方时间有限',
      assessorId: people[lawyer].id,
    })
    await post(lawyer, `/api/leads/${id}/assessments`, {
      facts: '有合同',
      legalBasis: '民法典',
      risks: '质量异议',
      prospects: '证据充分',
      advice: '先发函',
      worthTaking: true,
      plan: '发函、起诉',
      milestones: milestones(lawyer),
      feeEstimate: { ...fees, low: '30000.00' },
    })
    const offered = await post(lawyer, `/api/leads/${id}/proposals`, {
      plan: '发函、起诉',
      scope: '一审代理',
      milestones: milestones(lawyer),
      fees,
      validUntil: day(30),
    })
    add('proposals', offered.proposalId)
    const doubted = await post('specialist', `/api/leads/${id}/contentment`, {
      proposalId: offered.proposalId,
      about: 'fees',
      content: false,
      doubt: '希望分期',
      saidBy: '赵敏',
      way: 'call',
    })
    add('contentments', doubted.contentmentId)
    return id
  }

  /** What the register holds of others of these names is somebody else's, as the officer sees it. */
  async function settleFindings(lead: string): Promise<void> {
    const check = await post('officer', '/api/conflict-checks', { subjectId: lead })
    for (const one of check.findings) {
      const kind = one.dispositions?.[0]
      if (!kind) continue
      const disposed = { kind, reason: '不是同一主体' }
      await post('officer', `/api/conflict-findings/${one.id}/disposition`, disposed)
    }
  }

  async function convertedLead(lead: string, name: string, lawyer: Who, add: Add): Promise<string> {
    const again = await post(
      lawyer,
      `/api/leads/${lead}/proposals`,
      {
        plan: '发函、起诉',
        scope: '一审代理',
        milestones: milestones(lawyer),
        fees: { ...fees, basis: '分两期' },
        validUntil: day(30),
      },
      { 'if-match': '"1"' },
    )
    for (const about of ['plan', 'fees']) {
      await post('specialist', `/api/leads/${lead}/contentment`, {
        proposalId: again.proposalId,
        about,
        content: true,
        saidBy: '赵敏',
        way: 'call',
      })
    }
    const clear = { outcome: 'clear', parties: [name], reason: '检索无命中' }
    await settleFindings(lead)
    await post('officer', `/api/leads/${lead}/conflict-decision`, clear)
    await post('specialist', `/api/leads/${lead}/identification`, {
      kind: 'organisation',
      documentKind: 'business_licence',
      number: licence(),
      name,
      verifiedHow: 'original_seen',
    })
    const made = await post('specialist', `/api/leads/${lead}/conversion`, {
      title: `${name}货款纠纷`,
      leadLawyerId: people[lawyer].id,
      originating: [{ personId: people[lawyer].id, share: 100 }],
    })
    add('clients', made.clientId)
    return add('engagements', made.engagementId)
  }

  async function service(engagement: string, lawyer: Who, add: Add): Promise<void> {
    const at = `/api/engagements/${engagement}`
    const form = new FormData()
    form.set('file', new Blob(['%PDF-1.4 合同'], { type: 'application/pdf' }), '合同.pdf')
    const file = await post(lawyer, `/api/files?subjectId=${engagement}`, form)
    add('files', file.id)
    await post(lawyer, `${at}/contract`, {
      kind: 'litigation',
      scope: '一审',
      feeKind: 'fixed',
      feeAmount: '45000.00',
      feeTerms: '两期',
      signedOn: day(0),
      signedFileId: file.id,
    })
    await post(lawyer, `${at}/start`, {})
    const said = { text: '请说明进展', way: 'call' }
    add('questions', (await post('specialist', `${at}/questions`, said)).id)
    const plan = await get(lawyer, `${at}/plan`)
    add('milestones', plan.milestones[0].id)
    const decision = await post(lawyer, `${at}/client-decisions`, {
      question: '是否分期？',
      options: [
        { title: '接受', consequences: '撤诉' },
        { title: '不接受', consequences: '继续' },
      ],
      answerBy: day(5),
    })
    add('client-decisions', decision.id)
    const duty = await post(lawyer, `${at}/client-duties`, { what: '补充发票', dueOn: day(5) })
    add('client-duties', duty.id)
    const happened = { kind: 'filing', happenedOn: day(0), text: '已立案' }
    add('matter-events', (await post(lawyer, `${at}/matter-events`, happened)).id)
    await post(lawyer, `${at}/progress-reports`, { toClient: false, toTeam: true, text: '已立案' })
    const talk = { way: 'call', satisfaction: 3, nps: 6, said: '希望更勤' }
    add('talks', (await post('specialist', `${at}/talks`, talk)).id)
    const party = await post(lawyer, `${at}/parties`, { name: '恒达', role: 'opponent' })
    add('engagementParties', party.parties?.at(-1)?.id ?? party.id)
    for (const kind of ['suggestion', 'complaint']) {
      const subject = { kind: 'engagement', id: engagement }
      const feedback = { subject, kind, text: '回复太慢', touchesPlan: true, way: 'call' }
      add('feedback', (await post('specialist', '/api/feedback', feedback)).id)
    }
  }

  async function maintenance(client: string, lawyer: Who, add: Add): Promise<void> {
    const at = `/api/clients/${client}`
    const contact = await post('specialist', `${at}/contacts`, {
      name: '钱进',
      phone: '13900001111',
    })
    add('contacts', contact.contacts?.at(-1)?.id ?? contact.id)
    const planned = { kind: 'greeting', plannedOn: day(10), ownerId: people.specialist.id }
    add('planned-contacts', (await post('specialist', `${at}/planned-contacts`, planned)).id)
    const news = { happenedOn: day(0), source: '公报', text: '增资' }
    add('business-developments', (await post('specialist', `${at}/business-developments`, news)).id)
    const noticed = { title: '顾问', need: '合规', practiceArea: 'commercial', source: 'client' }
    const owned = { ...noticed, ownerId: people[lawyer].id }
    add('opportunities', (await post(lawyer, `${at}/opportunities`, owned)).id)
  }
  return wholeLife
}
