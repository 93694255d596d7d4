import { entrance } from '#access/index.ts'
import { expectVersion } from '#platform/http/version.ts'
import { checkLeadAnswers, keepLeadAnswers } from '../lead-answers.ts'
import { leadFor, saveLead } from '../leads/index.ts'
import { answerLeadForm } from './contract.ts'
import { viewLead } from './read-lead.ts'

/** Answers the enquiry's questions or the firm's own fields of a lead anew. */
const answer = entrance(answerLeadForm, async (work, { params, body, ifMatch }) => {
  const lead = await leadFor(work, params.id, 'changeLead')
  if (ifMatch !== lead.version) expectVersion(ifMatch, await viewLead(work, lead))
  const { purpose } = params
  const sheets = await checkLeadAnswers(work, purpose, lead.practice_area, body.answers)
  const changed = await keepLeadAnswers(work, lead.id, purpose, sheets)
  return viewLead(work, changed ? await saveLead(work, lead.id, {}) : lead)
})

export const entrances = [answer]
