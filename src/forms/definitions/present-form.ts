import { permits, type Work } from '#access/index.ts'
import { namesOf } from '#organisation/index.ts'
import { forbidden, notFound } from '#platform/http/refusal.ts'
import type { FormSummary, FormView } from './contract.ts'
import type { FormPurpose } from './fields.ts'
import { formPolicy } from './policy.ts'
import { differenceOf } from './rules.ts'
import {
  areasOf,
  type FormRow,
  lockForm,
  readQuestions,
  selectForm,
  selectVersion,
  selectVersions,
} from './sql.ts'

/** Practice areas of the actor's own department: what rights on assessment forms depend on. */
export const ownAreas = async ({ tx, actor }: Work): Promise<string[]> =>
  actor.kind === 'person' ? areasOf(tx, actor.departmentId) : []

type Aim = { purpose: string; practice_area: string | null }

export const mayKeep = (work: Work, { purpose, practice_area }: Aim, areas: string[]): boolean =>
  permits(formPolicy, 'keepForms', work.actor, {
    purpose: purpose as FormPurpose,
    practiceArea: practice_area,
    ownAreas: areas,
  })

/** The form for an act on it, locked: seen, and the actor's to word. */
export async function formToKeep(work: Work, id: string): Promise<FormRow> {
  const form = await selectForm(work.tx, id)
  if (!form) throw notFound()
  if (!mayKeep(work, form, await ownAreas(work))) throw forbidden()
  return lockForm(work.tx, id)
}

export const summaryOf = (
  work: Work,
  form: FormRow,
  areas: string[],
  inForce: { questions: unknown; publishedAt: Date | null },
): FormSummary => ({
  id: form.id,
  purpose: form.purpose as FormPurpose,
  practiceArea: form.practice_area as FormSummary['practiceArea'],
  published: form.published,
  publishedAt: inForce.publishedAt?.toISOString() ?? null,
  questionCount: readQuestions(inForce.questions ?? []).length,
  drafted: form.draft !== null,
  version: form.version,
  abilities: { keepForms: mayKeep(work, form, areas) },
})

const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

/** A form with what is in force, what is being worked on, and how they differ. */
export async function presentForm(work: Work, form: FormRow): Promise<FormView> {
  const published = form.published ? await selectVersion(work.tx, form.id, form.published) : null
  const inForce = published ? readQuestions(published.questions) : []
  const questions = form.draft ? readQuestions(form.draft) : inForce
  const name = await namesOf(work.tx, [form.draft_by])
  const versions = await selectVersions(work.tx, form.id)
  return {
    ...summaryOf(work, form, await ownAreas(work), {
      questions: published?.questions ?? [],
      publishedAt: published?.published_at ?? null,
    }),
    questions,
    draft: form.draft_at ? { by: name(form.draft_by), at: form.draft_at.toISOString() } : null,
    inForce: published ? { ...presentVersion(published), questions: inForce } : null,
    differences: differenceOf(inForce, questions),
    versions: versions.map(presentVersion),
  }
}

export const presentVersion = (version: {
  number: number
  reason: string
  published_by: string | null
  published_at: Date
  publisher: string | null
}) => ({
  number: version.number,
  reason: version.reason,
  publishedBy: named(version.published_by, version.publisher),
  publishedAt: version.published_at.toISOString(),
})
