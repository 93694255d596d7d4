import { type Input, entrance, type Work } from '#access/index.ts'
import { PracticeArea } from '#organisation/contract.ts'
import { notFound } from '#platform/http/refusal.ts'
import {
  formPurposes,
  listFormsEndpoint,
  readFormEndpoint,
  readFormVersionEndpoint,
} from './contract.ts'
import { mayKeep, ownAreas, presentForm, presentVersion, summaryOf } from './present-form.ts'
import { readQuestions, selectForm, selectForms, selectVersion } from './sql.ts'

const list = entrance(listFormsEndpoint, async (work) => {
  const areas = await ownAreas(work)
  const rows = await selectForms(work.tx)
  const items = rows.map(({ in_force, published_at, ...form }) =>
    summaryOf(work, form, areas, { questions: in_force, publishedAt: published_at }),
  )
  return { items, mayOpen: openable(work, areas, rows) }
})

/** Purposes and practice areas the actor may open a form for and that have none yet. */
function openable(
  work: Work,
  areas: string[],
  there: { purpose: string; practice_area: string | null }[],
) {
  const taken = new Set(there.map((form) => `${form.purpose} ${form.practice_area}`))
  return formPurposes.flatMap((purpose) => {
    const all = purpose === 'client_fields' ? [null] : [null, ...PracticeArea.options]
    const practiceAreas = all.filter(
      (area) =>
        !taken.has(`${purpose} ${area}`) && mayKeep(work, { purpose, practice_area: area }, areas),
    )
    return practiceAreas.length > 0 ? [{ purpose, practiceAreas }] : []
  })
}

const read = entrance(readFormEndpoint, async (work, { params }) => {
  const form = await selectForm(work.tx, params.id)
  if (!form) throw notFound()
  return presentForm(work, form)
})

async function readVersion(work: Work, { params }: Input<typeof readFormVersionEndpoint>) {
  const version = await selectVersion(work.tx, params.id, params.number)
  if (!version) throw notFound()
  return { ...presentVersion(version), questions: readQuestions(version.questions) }
}

export const entrances = [list, read, entrance(readFormVersionEndpoint, readVersion)]
