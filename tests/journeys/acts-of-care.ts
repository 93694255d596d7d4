import { done, type Person } from '../../src/communications/notifications/notices.fixture.ts'
import { publishForm, question } from '../../src/forms/forms.fixture.ts'
import { ifMatch } from '../support/http.ts'
import { type Act, type Acts, once, type TheFirm } from './acts-of-a-day.ts'

/** What is done about a client, its promises, and the firm's own. */
export function actsOfCare(firm: TheFirm): Acts {
  const served = once(() => firm().convertedLead())
  const client = async () => `/api/clients/${(await served()).clientId}`
  const read = async () =>
    done(
      await firm()
        .as('specialist')
        .get(await client()),
    )
  const post = async (by: Person, path: string, body: object) =>
    done(await firm().as(by).post(path, body))
  const withSeen = async (act: Omit<Act, 'by'>): Promise<Act> => ({
    ...act,
    by: 'specialist',
    headers: ifMatch((await read()).version),
  })
  const plan = () => ({
    kind: 'call',
    occasion: '',
    plannedOn: '2026-03-09',
    ownerId: firm().id('specialist'),
  })
  const planned = async () => {
    const { id } = await post('manager', `${await client()}/planned-contacts`, plan())
    return `/api/planned-contacts/${id}`
  }
  const made = { way: 'call', words: '已通话', at: '2026-03-02T01:50:00Z' }
  const need = { title: '新的买卖合同', need: '要审一份合同', practiceArea: 'commercial' }
  const noticed = () => ({ ...need, source: 'client', ownerId: firm().id('specialist') })
  const news = { happenedOn: '2026-03-01', source: '公众号', text: '在苏州新设工厂' }
  const owedOnLead = async (): Promise<string> => {
    const lead = await firm().givenLead('尤七')
    const [owed] = await firm().look<{ id: string }>(
      `select id from commitment where subject_id = $1 and status = 'open' limit 1`,
      [lead],
    )
    return `/api/commitments/${owed?.id}`
  }
  return {
    'recordNote, of a client': async () => ({
      by: 'lawyer',
      path: '/api/notes',
      body: {
        subjectId: (await served()).clientId,
        source: 'call',
        text: '来电催问进展',
      },
    }),
    planContact: async () => ({
      by: 'manager',
      path: `${await client()}/planned-contacts`,
      body: plan(),
    }),
    completePlannedContact: async () => ({
      by: 'specialist',
      path: `${await planned()}/completion`,
      body: made,
    }),
    postponePlannedContact: async () => ({
      by: 'specialist',
      path: `${await planned()}/postponement`,
      body: { plannedOn: '2026-03-16', reason: '客户出差' },
    }),
    cancelPlannedContact: async () => ({
      by: 'specialist',
      path: `${await planned()}/cancellation`,
      body: { reason: '客户不需要' },
    }),
    recordContact: async () => ({
      by: 'specialist',
      path: `${await client()}/contact-records`,
      body: made,
    }),
    completeProfile: async () =>
      withSeen({
        path: `${await client()}/profile`,
        body: { needs: '合同审查', preferences: '微信联系', cautions: '' },
      }),
    confirmDetails: async () => ({
      by: 'specialist',
      path: `${await client()}/details-confirmation`,
      body: { note: '' },
    }),
    tierClient: async () => ({
      by: 'manager',
      path: `${await client()}/tier`,
      body: { tier: 'key', reason: '常年委托' },
    }),
    removeContact: async () => {
      const someone = { name: '沈一', position: '法务', phone: '13800002222' }
      const path = `${await client()}/contacts`
      const { contacts } = await post('specialist', path, someone)
      const { id } = contacts.find((one: { name: string }) => one.name === someone.name)
      return { by: 'specialist', method: 'delete', path: `${path}/${id}` }
    },
    answerClientFields: async () => {
      const by = firm().as('manager')
      await publishForm(by, 'client_fields', null, [question('scale', 'short_text', '规模')])
      const path = `${await client()}/answers`
      const answered = { answers: { scale: '二十人' } }
      done(await by.put(path, answered, ifMatch((await read()).version)))
      return withSeen({ method: 'put', path, body: { answers: { scale: '三十人' } } })
    },
    recordReturnVisit: async () => {
      const { engagementId } = await firm().convertedLead()
      const path = `/api/engagements/${engagementId}`
      await post('lawyer', `${path}/ending`, { ground: 'agreed', reason: '双方协商一致' })
      return {
        by: 'specialist',
        path: `${path}/return-visits`,
        body: {
          way: 'phone',
          at: firm().clock.now().toISOString(),
          satisfaction: 4,
          nps: 9,
          opinion: '',
          suggestions: '希望早些通报',
          asFeedback: true,
        },
      }
    },
    noticeOpportunity: async () => ({
      by: 'specialist',
      path: `${await client()}/opportunities`,
      body: noticed(),
    }),
    dropOpportunity: async () => {
      const { id } = await post('specialist', `${await client()}/opportunities`, noticed())
      return {
        by: 'specialist',
        path: `/api/opportunities/${id}/drop`,
        body: { reason: 'need_gone', words: '合同不签了' },
      }
    },
    recordBusinessDevelopment: async () => ({
      by: 'specialist',
      path: `${await client()}/business-developments`,
      body: news,
    }),
    declineAdvice: async () => {
      const { id } = await post('specialist', `${await client()}/business-developments`, news)
      return {
        by: 'specialist',
        path: `/api/business-developments/${id}/no-advice`,
        body: { reason: '与法律无关' },
      }
    },
    excuseCommitment: async () => ({
      by: 'manager',
      path: `${await owedOnLead()}/excuse`,
      body: { reason: '客户要求推迟' },
    }),
    pauseCommitment: async () => ({
      by: 'specialist',
      path: `${await owedOnLead()}/pause`,
      body: { reason: '等对方回电' },
    }),
    resumeCommitment: async () => {
      const path = await owedOnLead()
      await post('specialist', `${path}/pause`, { reason: '等对方回电' })
      return { by: 'specialist', path: `${path}/resumption`, body: {} }
    },
    transferCommitment: async () => ({
      by: 'specialist',
      path: `${await owedOnLead()}/transfer`,
      body: { to: firm().id('otherSpecialist'), reason: '休假' },
    }),
    escalateCommitment: async () => ({
      by: 'specialist',
      path: `${await owedOnLead()}/escalation`,
      body: { reason: '联系不上' },
    }),
    recordReview: async () => ({
      by: 'managingPartner',
      path: '/api/reviews',
      body: { clause: 'G1', findings: '已评估' },
    }),
  }
}
