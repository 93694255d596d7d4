import { done, type OpenFirm } from '../../src/communications/notifications/notices.fixture.ts'
import {
  assessment,
  contentment,
  leadAt,
  type OnTheRoad,
  proposal,
  steps,
} from '../../src/client-development/development.fixture.ts'
import { publishForm, question } from '../../src/forms/forms.fixture.ts'
import { ifMatch } from '../support/http.ts'
import { type Act, type Acts, once, type TheFirm } from './acts-of-a-day.ts'

/** What is done with leads until the first contact, and their hand-overs. */
export function actsOnLeads(firm: TheFirm): Acts {
  const specialist = () => firm().id('specialist')
  async function registered(name = '王芳'): Promise<string> {
    const details = { name, phone: '13800001234', practiceArea: 'civil' }
    return done(await firm().as('marketer').post('/api/leads', details)).id
  }
  return {
    screenLead: async () => ({
      by: 'marketer',
      path: `/api/leads/${await registered()}/screening`,
      body: { outcome: 'accepted', practiceArea: 'civil' },
    }),
    'screenLead, rejecting': async () => ({
      by: 'marketer',
      path: `/api/leads/${await registered()}/screening`,
      body: { outcome: 'rejected', reason: '不在业务范围' },
    }),
    screenLeads: async () => ({
      by: 'marketer',
      path: '/api/leads/screenings',
      body: {
        ids: [await registered('一'), await registered('二')],
        outcome: 'accepted',
        practiceArea: 'civil',
      },
    }),
    assignLead: async () => {
      const id = await registered()
      const path = `/api/leads/${id}`
      done(
        await firm()
          .as('marketer')
          .post(`${path}/screening`, { outcome: 'accepted', practiceArea: 'civil' }),
      )
      const departmentId = firm().firm.departments.民事业务部
      return {
        by: 'manager',
        path: `${path}/assignment`,
        body: { specialistId: specialist(), departmentId },
      }
    },
    'assignLead, to another': async () => ({
      by: 'manager',
      path: `/api/leads/${await firm().givenLead('李强')}/assignment`,
      body: { specialistId: firm().id('otherSpecialist') },
    }),
    assignLeads: async () => ({
      by: 'manager',
      path: '/api/leads/assignments',
      body: {
        ids: [await firm().givenLead('甲'), await firm().givenLead('乙')],
        specialistId: firm().id('otherSpecialist'),
      },
    }),
    snoozeLead: async () => ({
      by: 'specialist',
      path: `/api/leads/${await firm().givenLead('赵敏')}/snooze`,
      body: { until: '2026-04-01', reason: '两个月后再说' },
    }),
    wakeLead: async () => {
      const path = `/api/leads/${await firm().givenLead('钱一')}`
      const rest = { until: '2026-04-01', reason: '以后再说' }
      done(await firm().as('specialist').post(`${path}/snooze`, rest))
      return { by: 'specialist', path: `${path}/waking`, body: {} }
    },
    snoozeLeads: async () => ({
      by: 'specialist',
      path: '/api/leads/snoozes',
      body: { ids: [await firm().givenLead('甲')], until: '2026-04-01', reason: '以后再说' },
    }),
    disqualifyLeads: async () => ({
      by: 'specialist',
      path: '/api/leads/disqualifications',
      body: { ids: [await firm().givenLead('甲')], reasonCode: 'unreachable', reason: '打了五次' },
    }),
    loseLead: async () => ({
      by: 'specialist',
      path: `/api/leads/${await firm().givenLead('冯六')}/loss`,
      body: { reasonCode: 'other', reason: '另请他人' },
    }),
    withdrawLead: async () => ({
      by: 'specialist',
      path: `/api/leads/${await firm().givenLead('陈七')}/withdrawal`,
      body: { reason: '不再需要' },
    }),
    disqualifyLead: async () => ({
      by: 'specialist',
      path: `/api/leads/${await firm().givenLead('孙二')}/disqualification`,
      body: { reasonCode: 'unreachable', reason: '打了五次' },
    }),
    recordFirstContact: async () => ({
      by: 'specialist',
      path: `/api/leads/${await firm().givenLead('周三')}/first-contacts`,
      body: {
        way: 'call',
        reached: true,
        needClear: true,
        need: '追讨货款',
        notPresented: '对方时间有限',
        departmentId: firm().firm.departments.民事业务部,
      },
    }),
    offerHandovers: async () => ({
      by: 'specialist',
      path: '/api/handovers/offers',
      body: {
        subjectIds: [await firm().givenLead('甲'), await firm().givenLead('乙')],
        part: 'specialist',
        toId: firm().id('otherSpecialist'),
        note: '休假',
      },
    }),
    offerHandover: async () => ({
      by: 'specialist',
      path: '/api/handovers',
      body: {
        subjectId: await firm().givenLead('郑五'),
        part: 'specialist',
        toId: firm().id('otherSpecialist'),
        note: '休假',
      },
    }),
  }
}

const onTheRoad = ({ as, id, firm }: OpenFirm): OnTheRoad => ({
  as,
  id,
  department: (name) => firm.departments[name] as string,
})

/** What is done on a lead's road after the first contact. */
export function actsOnTheRoad(firm: TheFirm): Acts {
  const proposed = once(() => leadAt('proposed', onTheRoad(firm())))
  const lead = async (at: 'contacted' | 'assessed') =>
    `/api/leads/${(await leadAt(at, onTheRoad(firm()))).id}`
  const onContent = async (about: 'plan' | 'fees', more: object = {}): Promise<Act> => {
    const { id, proposalId } = await proposed()
    const body = contentment(proposalId, about, more)
    return { by: 'specialist', path: `/api/leads/${id}/contentment`, body }
  }
  const doubt = { content: false, doubt: '能否分期？' }
  return {
    assessNeeds: async () => ({
      by: 'lawyer',
      path: `${await lead('contacted')}/assessments`,
      body: { ...assessment, milestones: steps(firm()) },
    }),
    offerProposal: async () => ({
      by: 'lawyer',
      path: `${await lead('assessed')}/proposals`,
      body: proposal(firm()),
    }),
    'offerProposal, in the place of another': async () => ({
      by: 'lawyer',
      path: `/api/leads/${(await proposed()).id}/proposals`,
      body: proposal(firm()),
      headers: ifMatch(1),
    }),
    recordContentment: () => onContent('plan'),
    'recordContentment, in doubt': () => onContent('fees', doubt),
    answerDoubt: async () => {
      const { by, path, body } = await onContent('fees', doubt)
      const { contentmentId } = done(await firm().as(by).post(path, body))
      return {
        by: 'lawyer',
        path: path.replace('contentment', 'doubt-answer'),
        body: { contentmentId, answer: '可以分两期' },
      }
    },
    answerLeadForm: async () => {
      const { id } = await proposed()
      const by = firm().as('manager')
      await publishForm(by, 'lead_fields', null, [question('scale', 'short_text', '规模')])
      const { version } = done(await by.get(`/api/leads/${id}`))
      return {
        by: 'manager',
        method: 'put',
        path: `/api/leads/${id}/answers/lead_fields`,
        body: { answers: { scale: '二十人' } },
        headers: ifMatch(version),
      }
    },
  }
}
