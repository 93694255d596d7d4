import type { Colleague, Product } from '../support/product.ts'
import { dayOf, must, type Staff, startService, type Walked } from './road.ts'

/** What follows the conversion: the service starts, the client hears of it and is cared for. */
export async function* serve(
  product: Product,
  staff: Staff,
  accountant: Colleague,
  { clientId = '', engagementId = '' }: Walked,
): AsyncGenerator<string, void> {
  const { specialist, lawyer, manager } = staff
  const post = async (who: Colleague, path: string, body: object, headers = {}) =>
    must(await who.browser.post(path, body, headers))
  const at = `/api/engagements/${engagementId}`
  yield 'signed'
  await startService(product, staff, engagementId)
  await post(accountant, `${at}/fees-confirmation`, {})
  const { version } = must(await specialist.browser.get(`/api/clients/${clientId}`))
  await post(
    specialist,
    `/api/clients/${clientId}/profile`,
    {
      needs: '尽快回款，同时维持与下游的合作。',
      preferences: '微信沟通，每周五下午汇报进展。',
      cautions: '不要直接联系对方采购负责人。',
    },
    { 'if-match': `"${version}"` },
  )
  yield 'reported'
  await post(lawyer, `${at}/progress-reports`, {
    toClient: true,
    toTeam: true,
    way: 'wechat',
    text: '律师函已签收，对方表示一周内答复；保全材料已备齐。',
    nextSteps: '周五前提交保全申请。',
  })
  const question = await post(specialist, `${at}/questions`, {
    text: '保全需要我们提供担保吗？',
    way: 'wechat',
  })
  await post(lawyer, `/api/questions/${question.id}/answer`, {
    answer: '需要，可以用保险公司的保函，费用约为保全金额的千分之一。',
    way: 'wechat',
  })
  yield 'cared'
  await post(manager, `/api/clients/${clientId}/tier`, { tier: 'key', reason: '年度委托潜力大' })
  await post(specialist, `/api/clients/${clientId}/planned-contacts`, {
    kind: 'greeting',
    occasion: '元旦问候',
    plannedOn: dayOf(product, 40),
    ownerId: specialist.id,
  })
  const feedback = await post(specialist, '/api/feedback', {
    subject: { kind: 'engagement', id: engagementId },
    kind: 'suggestion',
    text: '希望开庭前先开一次视频会，过一遍证据。',
    touchesPlan: false,
    way: 'wechat',
  })
  await post(specialist, `/api/feedback/${feedback.id}/acknowledgement`, { way: 'wechat' })
  yield 'resolved'
  await post(lawyer, `/api/feedback/${feedback.id}/resolution`, {
    solution: '已约开庭前一周视频过证据，之后每次开庭照此办理。',
    way: 'wechat',
  })
  await post(specialist, `/api/feedback/${feedback.id}/confirmation`, { content: true })
  await post(lawyer, `/api/clients/${clientId}/opportunities`, {
    title: '常年法律顾问',
    need: '合同审查与应收账款管理。',
    practiceArea: 'commercial',
    source: 'talk',
    ownerId: lawyer.id,
  })
}
