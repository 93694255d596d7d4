import { entrance, personIdOf, type Work } from '#access/index.ts'
import { publishAboutFirm } from '#organisation/index.ts'
import { badInput, forbidden, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { uuidv7 } from '#platform/identifier.ts'
import {
  discardFormDraftEndpoint,
  draftFormEndpoint,
  type FormView,
  openFormEndpoint,
  publishFormEndpoint,
} from './contract.ts'
import type { formRefusals } from './contract.ts'
import type { Question } from './fields.ts'
import { formToKeep, mayKeep, ownAreas, presentForm } from './present-form.ts'
import { problemsOfQuestions } from './rules.ts'
import { type FormRow, insertForm, insertVersion, knownKeys, saveDraft, selectForm } from './sql.ts'

const refuse = (code: (typeof formRefusals)[number]) => refused(code)

const view = async (work: Work, id: string): Promise<FormView> =>
  presentForm(work, (await selectForm(work.tx, id)) as FormRow)

const open = entrance(openFormEndpoint, async (work, { body }) => {
  const { purpose, practiceArea } = body
  if (purpose === 'client_fields' && practiceArea !== null) {
    throw badInput([{ path: 'practiceArea', code: 'fits_not_the_kind' }])
  }
  const aim = { purpose, practice_area: practiceArea }
  if (!mayKeep(work, aim, await ownAreas(work))) throw forbidden()
  const id = uuidv7()
  if (!(await insertForm(work, { id, purpose, practiceArea }))) throw refuse('form_exists')
  await say(work, 'form.opened', { id, ...aim })
  return view(work, id)
})

const draft = entrance(draftFormEndpoint, async (work, { params, body, ifMatch }) => {
  const form = await formToKeep(work, params.id)
  if (ifMatch !== form.version) expectVersion(ifMatch, await presentForm(work, form))
  await checkQuestions(work, form, body.questions)
  const by = personIdOf(work.actor)
  await saveDraft(work.tx, form.id, { questions: body.questions, by, at: work.now })
  await say(work, 'form.drafted', form)
  return view(work, form.id)
})

const discard = entrance(discardFormDraftEndpoint, async (work, { params, ifMatch }) => {
  const form = await formToKeep(work, params.id)
  if (ifMatch !== form.version) expectVersion(ifMatch, await presentForm(work, form))
  await saveDraft(work.tx, form.id, null)
  await say(work, 'form.draft_discarded', form)
  return view(work, form.id)
})

/** Puts the draft in force. What was answered keeps the version it was answered under. */
const publish = entrance(publishFormEndpoint, async (work, { params, body, ifMatch }) => {
  const form = await formToKeep(work, params.id)
  const now = await presentForm(work, form)
  if (ifMatch !== form.version) expectVersion(ifMatch, now)
  if (!form.draft || now.differences.length === 0) throw refuse('nothing_changed')
  await checkQuestions(work, form, now.questions)
  const number = await insertVersion(work.tx, form, {
    questions: now.questions,
    reason: body.reason,
    by: personIdOf(work.actor),
    at: work.now,
  })
  await saveDraft(work.tx, form.id, null)
  await say(work, 'form.published', form, { number, reason: body.reason })
  return view(work, form.id)
})

async function checkQuestions(work: Work, form: FormRow, questions: Question[]): Promise<void> {
  const keys = questions.map((question) => question.key)
  const problems = problemsOfQuestions(
    questions,
    await knownKeys(work.tx, form.purpose, keys),
    form.id,
  )
  if (problems.length > 0) throw badInput(problems)
}

type Told = { id: string; purpose: string; practice_area: string | null }

const say = (work: Work, type: string, form: Told, more: Record<string, unknown> = {}) =>
  publishAboutFirm(work, [
    {
      type,
      object: form.id,
      data: { purpose: form.purpose, practice_area: form.practice_area, ...more },
    },
  ])

export const entrances = [open, draft, discard, publish]
