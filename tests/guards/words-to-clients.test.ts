import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { outgoing, toClient } from '#communications/outgoing/contract.ts'

// Whatever goes to a client promises no outcome (律师业务推广行为规则). Of every long text somebody sends the firm says here
// whether it does: it is made with `toClient`, or named below as kept inside.
const root = join(import.meta.dirname, '../..')
/** Characters from which a text is prose and no name. */
const prose = 500

/** What clients and strangers say, what is written down about them, reasons: nobody outside is sent it. */
const inside = new Set<string>([
  'addContact.note',
  'addParty.note',
  'adjustPlan.reason',
  'answerClientFields.answers',
  'answerEngagementFields.answers',
  'answerLeadForm.answers',
  'answerOriginationDispute.answer',
  'archiveEngagement.note',
  'archiveEngagement.place',
  'askQuestion.text',
  'assessNeeds.answers',
  'assessNeeds.facts',
  'assessNeeds.legalBasis',
  'assessNeeds.risks',
  'assignLead.reason',
  'assignLeads.reason',
  'cancelPlannedContact.reason',
  'changeBusinessDevelopment.text',
  'changeCampaign.note',
  'changeChannel.note',
  'changeClient.cautions',
  'changeClient.needs',
  'changeClient.preferences',
  'changeContact.note',
  'changeLead.need',
  'changeOpportunity.need',
  'changePlannedContact.note',
  'completeProfile.cautions',
  'completeProfile.needs',
  'completeProfile.preferences',
  'confirmDetails.note',
  'confirmEnding.note',
  'confirmFeedback.said',
  'confirmFees.note',
  'createCampaign.note',
  'createChannel.note',
  'decideAdvice.reason',
  'decideConflictCheck.reason',
  'decideConflictOfLead.reason',
  'decideEngagementConflict.reason',
  'decideOriginationDispute.decision',
  'declineAdvice.reason',
  'disposeFinding.reason',
  'disputeClientOrigination.evidence',
  'disputeClientOrigination.reasons',
  'disputeOrigination.evidence',
  'disputeOrigination.reasons',
  'disqualifyLead.reason',
  'disqualifyLeads.reason',
  'dropDuty.reason',
  'dropOpportunity.words',
  'endEngagement.reason',
  'identifyLead.note',
  'keepPlan.reason',
  'liftWall.reason',
  'loseLead.reason',
  'meetDuty.note',
  'noticeOpportunity.need',
  'openEngagement.parties.note',
  'planContact.note',
  'planOccasion.note',
  'postponePlannedContact.reason',
  'publishConflictRules.reason',
  'pursueOpportunity.parties.note',
  'putReceived.text',
  'raiseWall.reason',
  'receiveFeedback.text',
  'recordBusinessDevelopment.text',
  'recordConsent.note',
  'recordContentment.doubt',
  'recordFirstContact.need',
  'recordFirstContact.nextStep',
  'recordFirstContact.notPresented',
  'recordFirstContact.note',
  'recordMatterEvent.text',
  'recordNote.text',
  'recordReturnVisit.opinion',
  'recordReturnVisit.suggestions',
  'recordTalk.nextTopics',
  'recordTalk.said',
  'registerLead.answers',
  'registerLead.custom',
  'registerLead.need',
  'releaseOrigination.reason',
  'removeFromWall.reason',
  'resumeEngagement.note',
  'reviewQuality.findings',
  'screenLead.reason',
  'screenLeads.reason',
  'sendEnquiry.answers',
  'sendEnquiry.homepage',
  'sendEnquiry.need',
  'sendEnquiry.token',
  'settleSide.reason',
  'snoozeLead.reason',
  'snoozeLeads.reason',
  'startEngagement.note',
  'suspendEngagement.reason',
  'takeDecision.evidence',
  'tierClient.reason',
  'wakeLead.reason',
  'withdrawDecision.reason',
  'withdrawFeedback.reason',
  'withdrawLead.reason',
  'withdrawQuestion.reason',
])

interface Schema {
  def: Record<string, unknown> & { type: string }
  shape?: Record<string, Schema>
  maxLength?: number | null
}

/** Long texts of a schema by their paths, that are not known to go to clients. */
function proseIn(schema: Schema, path: string, sent = false): string[] {
  const known = sent || outgoing.has(schema as never)
  const { def } = schema
  if (def.type === 'string') {
    return !known && !def.format && (schema.maxLength ?? 0) >= prose ? [path] : []
  }
  if (schema.shape)
    return Object.entries(schema.shape).flatMap(([key, one]) =>
      proseIn(one, `${path}.${key}`, known),
    )
  const parts = [def.innerType, def.element, def.in, def.valueType, ...((def.options as []) ?? [])]
  return parts.flatMap((one) => (one ? proseIn(one as Schema, path, known) : []))
}

interface Body {
  name: string
  body: Schema
}

async function bodies(): Promise<Body[]> {
  const found = new Map<string, Body>()
  for await (const file of glob('src/{conflicts,client-*}/**/contract.ts', { cwd: root }))
    for (const one of Object.values((await import(join(root, file))) as Record<string, unknown>)) {
      const { name, body } = (one ?? {}) as Partial<Body> & { method?: string }
      if (typeof name === 'string' && body?.def) found.set(name, { name, body })
    }
  return [...found.values()]
}

test('every long text of the wire is known to go to a client or to stay inside', async () => {
  const all = await bodies()
  expect(all.length).toBeGreaterThan(100)
  const found = new Set(all.flatMap(({ name, body }) => proseIn(body, name)))
  expect([...found].filter((path) => !inside.has(path)).sort()).toEqual([])
  expect([...inside].filter((path) => !found.has(path))).toEqual([])
})

test('the guard catches a text that nobody thought of', () => {
  const body = z.strictObject({
    words: z.string().max(4000),
    answer: toClient(z.string().max(4000)),
    steps: z.array(z.strictObject({ note: z.string().max(2000).default('') })).optional(),
  })
  expect(proseIn(body as unknown as Schema, 'writeToClient')).toEqual([
    'writeToClient.words',
    'writeToClient.steps.note',
  ])
})
