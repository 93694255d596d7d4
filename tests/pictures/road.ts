import type { Colleague, Product, Reply } from '../support/product.ts'

// The road of a lead over the API, as far as is asked: for pictures and for tests of pages.

export interface Enquiry {
  name: string
  organisation?: string
  phone: string
  need: string
  practiceArea: string
  opponents?: string[]
  channelId?: string
  urgency?: string
  estimatedAmount?: string
  creditCode?: string
}

/** Who does what on the road; one person may be several. */
export interface Staff {
  marketer: Colleague
  manager: Colleague
  specialist: Colleague
  lawyer: Colleague
  /** Without one nobody decides about conflicts on the road. */
  officer?: Colleague
}

export const stages = [
  'registered',
  'screened',
  'assigned',
  'contacted',
  'assessed',
  'proposed',
  'ready',
  'converted',
] as const
export type Stage = (typeof stages)[number]
type Step = Exclude<Stage, 'registered'>
const steps = stages.filter((stage): stage is Step => stage !== 'registered')

export interface Walked {
  leadId: string
  clientId?: string
  engagementId?: string
}

export const must = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** `2026-11-24`, so many days after the product's today. */
export const dayOf = ({ clock }: Product, days: number): string =>
  new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

interface Way {
  product: Product
  staff: Staff
  enquiry: Enquiry
  at: string
  proposalId?: string
}

const post = async (who: Colleague, path: string, body: object) =>
  must(await who.browser.post(path, body))

const acts: Record<Step, (way: Way) => Promise<Partial<Walked> | undefined>> = {
  screened: async ({ staff, enquiry: { practiceArea }, at }) =>
    post(staff.marketer, `${at}/screening`, { outcome: 'accepted', practiceArea }).then(nothing),
  assigned: async ({ staff, at }) =>
    post(staff.manager, `${at}/assignment`, {
      specialistId: staff.specialist.id,
      departmentId: await departmentOf(staff.lawyer),
    }).then(nothing),
  contacted: ({ product, staff, enquiry, at }) =>
    post(staff.specialist, `${at}/first-contacts`, {
      way: 'call',
      reached: true,
      need: enquiry.need,
      needClear: true,
      notPresented: '对方时间有限',
      nextStep: '律师评估后电话回复',
      nextStepOn: dayOf(product, 7),
      assessorId: staff.lawyer.id,
    }).then(nothing),
  assessed: async (way) => {
    await decideConflict(way)
    return assess(way)
  },
  proposed: async (way) => {
    const { product, staff, at } = way
    const offered = await post(staff.lawyer, `${at}/proposals`, {
      plan: '律师函、保全、一审',
      scope: '一审代理',
      milestones: milestonesOf(product, staff),
      fees,
      validUntil: dayOf(product, 30),
    })
    way.proposalId = offered.proposalId
    return undefined
  },
  ready,
  converted: convert,
}

const nothing = () => undefined

const decideConflict = async ({ staff, enquiry, at }: Way) => {
  if (!staff.officer) return
  const { name, organisation = name, opponents = [] } = enquiry
  await post(staff.officer, `${at}/conflict-decision`, {
    outcome: 'clear',
    parties: [...new Set([name, organisation, ...opponents])],
    reason: '检索无命中，经核对无关联。',
  })
}

const assess = ({ product, staff, enquiry, at }: Way) =>
  post(staff.lawyer, `${at}/assessments`, {
    facts: enquiry.need,
    legalBasis: '民法典合同编及相关司法解释。',
    risks: '对方可能主张质量瑕疵并提出反诉。',
    prospects: '书面证据较充分，结果仍取决于鉴定意见。',
    advice: '先发律师函催告，同时准备诉前财产保全。',
    worthTaking: true,
    plan: '律师函、保全、一审',
    milestones: milestonesOf(product, staff),
    feeEstimate: fees,
  }).then(nothing)

const fees = { kind: 'fixed', low: '45000.00', high: '60000.00', basis: '一审固定收费，分两期' }

const milestonesOf = (product: Product, { lawyer }: Staff) => [
  { title: '发出律师函', responsibleId: lawyer.id, dueOn: dayOf(product, 7) },
  { title: '申请诉前保全', responsibleId: lawyer.id, dueOn: dayOf(product, 14) },
  { title: '提交起诉状', responsibleId: lawyer.id, dueOn: dayOf(product, 30) },
]

const departmentOf = async ({ browser }: Colleague): Promise<string> =>
  must(await browser.get('/api/me')).departmentId

/** Content with plan and fees, and known by a document: all but the conversion. */
async function ready({ staff, enquiry, at, proposalId }: Way): Promise<undefined> {
  const { name, organisation = name, creditCode } = enquiry
  for (const about of ['plan', 'fees']) {
    await post(staff.specialist, `${at}/contentment`, {
      proposalId,
      about,
      content: true,
      saidBy: name,
      way: 'call',
    })
  }
  await post(staff.specialist, `${at}/identification`, {
    kind: 'organisation',
    documentKind: 'business_licence',
    number: creditCode,
    name: organisation,
    verifiedHow: 'original_seen',
  })
}

async function convert({ staff, enquiry: { need }, at }: Way): Promise<Partial<Walked>> {
  const { clientId, engagementId } = await post(staff.specialist, `${at}/conversion`, {
    title: need.split(/[，。]/)[0],
    leadLawyerId: staff.lawyer.id,
    originating: [{ personId: staff.lawyer.id, share: 100 }],
  })
  return { clientId, engagementId }
}

/** The road step by step: yields before each, so that time may pass. A lead that is there already is not registered. */
export async function* road(
  product: Product,
  staff: Staff,
  enquiry: Enquiry,
  to: Stage,
  leadId?: string,
): AsyncGenerator<Stage, Walked> {
  const { creditCode, ...details } = enquiry
  const known = creditCode ? { unifiedSocialCreditCode: creditCode } : {}
  const id: string =
    leadId ?? (await post(staff.marketer, '/api/leads', { ...details, ...known })).id
  const way: Way = { product, staff, enquiry, at: `/api/leads/${id}` }
  const walked: Walked = { leadId: id }
  for (const stage of steps) {
    if (stages.indexOf(stage) > stages.indexOf(to)) break
    yield stage
    Object.assign(walked, await acts[stage](way))
  }
  return walked
}

/** The whole road at once. */
export async function walk(...of: Parameters<typeof road>): Promise<Walked> {
  const steps = road(...of)
  for (;;) {
    const { done, value } = await steps.next()
    if (done) return value
  }
}

/** The contract signed with its copy, the service started. */
export async function startService(
  product: Product,
  { lawyer }: Staff,
  engagementId: string,
): Promise<void> {
  const at = `/api/engagements/${engagementId}`
  const form = new FormData()
  form.set('file', new Blob(['%PDF-1.4 委托合同'], { type: 'application/pdf' }), '委托合同.pdf')
  const file = must(await lawyer.browser.post(`/api/files?subjectId=${engagementId}`, form))
  await post(lawyer, `${at}/contract`, {
    kind: 'litigation',
    scope: '一审代理',
    feeKind: 'fixed',
    feeAmount: '45000.00',
    feeTerms: '签约付 60%，开庭前付 40%。',
    signedOn: dayOf(product, 0),
    signedFileId: file.id,
  })
  await post(lawyer, `${at}/start`, {})
  await post(lawyer, `${at}/terms-disclosure`, { way: 'mail', what: '服务方案与收费标准' })
}
