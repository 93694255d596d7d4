import { done, type Person } from '../../src/communications/notifications/notices.fixture.ts'
import { publishForm, question } from '../../src/forms/forms.fixture.ts'
import { ifMatch } from '../support/http.ts'
import { type Act, type Acts, once, type TheFirm } from './acts-of-a-day.ts'

/** What is done on a client's matter and about it. */
export function actsOfService(firm: TheFirm): Acts {
  const served = once(() => firm().convertedLead())
  const at = async () => `/api/engagements/${(await served()).engagementId}`
  const post = async (by: Person, path: string, body: object) =>
    done(await firm().as(by).post(path, body))

  const asked = { text: '何时开庭？', way: 'call' }
  const onQuestion = async (step: string, body: object): Promise<Act> => {
    const { id } = await post('specialist', `${await at()}/questions`, asked)
    return { by: 'specialist', path: `/api/questions/${id}/${step}`, body }
  }
  const put = {
    question: '是否接受分期？',
    options: [
      { title: '接受', consequences: '撤回起诉' },
      { title: '不接受', consequences: '继续审理' },
    ],
    answerBy: '2026-03-09',
  }
  const onDecision = async (by: Person, step: string, body: object): Promise<Act> => {
    const { id } = await post('lawyer', `${await at()}/client-decisions`, put)
    return { by, path: `/api/client-decisions/${id}/${step}`, body }
  }
  const wanted = { what: '补充发票', dueOn: '2026-03-09' }
  const onDuty = async (step: string, body: object): Promise<Act> => {
    const { id } = await post('lawyer', `${await at()}/client-duties`, wanted)
    return { by: 'lawyer', path: `/api/client-duties/${id}/${step}`, body }
  }
  const plan = async () =>
    done(
      await firm()
        .as('lawyer')
        .get(`${await at()}/plan`),
    )
  const heard = async (kind = 'suggestion') => ({
    subject: { kind: 'engagement', id: (await served()).engagementId },
    kind,
    text: '回复太慢',
    touchesPlan: true,
    way: 'call',
  })
  const feedback = async (kind?: string): Promise<string> =>
    (await post('specialist', '/api/feedback', await heard(kind))).id
  const onFeedback = async (
    by: Person,
    step: string,
    body: object,
    about?: string,
  ): Promise<Act> => ({ by, path: `/api/feedback/${about ?? (await feedback())}/${step}`, body })
  const resolution = { solution: '每周通报一次', way: 'call' }
  const resolved = async () => {
    const id = await feedback()
    await post('lawyer', `/api/feedback/${id}/resolution`, resolution)
    return id
  }
  return {
    reportProgress: async () => ({
      by: 'lawyer',
      path: `${await at()}/progress-reports`,
      body: { toClient: true, toTeam: true, way: 'call', text: '已发出律师函' },
    }),
    recordTalk: async () => ({
      by: 'specialist',
      path: `${await at()}/talks`,
      body: { way: 'call', said: '客户满意', satisfaction: 5 },
    }),
    recordMatterEvent: async () => ({
      by: 'lawyer',
      path: `${await at()}/matter-events`,
      body: { kind: 'filing', happenedOn: '2026-03-02', text: '已立案' },
    }),
    askQuestion: async () => ({ by: 'specialist', path: `${await at()}/questions`, body: asked }),
    answerQuestion: () => onQuestion('answer', { answer: '下月三日', way: 'call' }),
    withdrawQuestion: () => onQuestion('withdrawal', { reason: '已自行查到' }),
    putDecision: async () => ({
      by: 'lawyer',
      path: `${await at()}/client-decisions`,
      body: { ...put, milestoneId: (await plan()).milestones[0].id },
    }),
    takeDecision: () =>
      onDecision('specialist', 'taking', {
        option: 0,
        saidBy: '姜晓棠',
        way: 'call',
        evidence: '通话记录',
      }),
    withdrawDecision: () => onDecision('lawyer', 'withdrawal', { reason: '对方已撤诉' }),
    requestDuty: async () => ({
      by: 'lawyer',
      path: `${await at()}/client-duties`,
      body: wanted,
    }),
    meetDuty: () => onDuty('meeting', { note: '' }),
    dropDuty: () => onDuty('dropping', { reason: '已由银行调取' }),
    completeMilestone: async () => ({
      by: 'lawyer',
      path: `${await at()}/milestones/${(await plan()).milestones[0].id}/completion`,
      body: {},
    }),
    adjustPlan: async () => {
      const about = await feedback()
      const { number, milestones } = await plan()
      const [{ id, title }] = milestones
      return {
        by: 'lawyer',
        path: `${await at()}/plan-adjustments`,
        body: {
          reasonKind: 'feedback',
          reason: '客户希望更快',
          feedbackIds: [about],
          milestones: [{ id, title, dueOn: '2026-03-16' }, { title: '申请保全' }],
        },
        headers: ifMatch(number),
      }
    },
    keepPlan: async () => ({
      by: 'lawyer',
      path: `${await at()}/plan-keepings`,
      body: { feedbackId: await feedback(), reason: '须等对方答辩' },
    }),
    receiveFeedback: async () => ({
      by: 'specialist',
      path: '/api/feedback',
      body: await heard('complaint'),
    }),
    nameHandler: () => onFeedback('manager', 'handler', { personId: firm().id('lawyer') }),
    'nameHandler, of a complaint': async () => {
      const body = { personId: firm().id('secondPartner') }
      return onFeedback('complaintOwner', 'handler', body, await feedback('complaint'))
    },
    nameHandlers: async () => ({
      by: 'manager',
      path: '/api/feedback/handlers',
      body: {
        ids: [await feedback(), await feedback('problem')],
        personId: firm().id('otherSpecialist'),
      },
    }),
    acknowledgeFeedback: () =>
      onFeedback('specialist', 'acknowledgement', { way: 'call', said: '' }),
    'acknowledgeFeedback, a complaint': async () => {
      const body = { way: 'call', said: '' }
      return onFeedback('complaintOwner', 'acknowledgement', body, await feedback('complaint'))
    },
    resolveFeedback: () => onFeedback('lawyer', 'resolution', resolution),
    confirmFeedback: async () =>
      onFeedback('specialist', 'confirmation', { content: true, said: '' }, await resolved()),
    'confirmFeedback, not content': async () => {
      const body = { content: false, said: '仍然太慢' }
      return onFeedback('specialist', 'confirmation', body, await resolved())
    },
    withdrawFeedback: () => onFeedback('specialist', 'withdrawal', { reason: '客户已理解' }),
    answerEngagementFields: async () => {
      const by = firm().as('manager')
      await publishForm(by, 'engagement_fields', null, [question('court', 'short_text', '法院')])
      const { version } = done(await by.get(await at()))
      return {
        by: 'lawyer',
        method: 'put',
        path: `${await at()}/answers`,
        body: { answers: { court: '滨江区人民法院' } },
        headers: ifMatch(version),
      }
    },
  }
}
