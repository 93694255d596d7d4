import type { Work } from '#access/index.ts'
import type { Answers, FormPurpose } from '#forms/contract.ts'
import { formsInForce, keepAnswers, readAnswers, type Sheet } from '#forms/index.ts'
import { dayOf } from '#organisation/index.ts'

/**
 * Holds answers about a lead against the questions asked in its practice area; what is wrong is
 * refused at `<path>.<key>`.
 */
export async function checkLeadAnswers(
  work: Work,
  purpose: FormPurpose,
  practiceArea: string | null | undefined,
  answers: Answers | undefined,
  path = 'answers',
): Promise<Sheet[]> {
  if (answers === undefined) return []
  const forms = await formsInForce(work.tx, purpose, practiceArea ?? null)
  return readAnswers(forms, answers, { today: dayOf(work.now), path })
}

/** Keeps checked answers of one lead. @returns whether they say anything new. */
export async function keepLeadAnswers(
  work: Work,
  leadId: string,
  purpose: FormPurpose,
  sheets: Sheet[],
  { by, aboutId }: { by?: 'public'; aboutId?: string } = {},
): Promise<boolean> {
  const answered = { subject: { kind: 'lead' as const, id: leadId }, sheets }
  const changed = await keepAnswers(
    work,
    purpose,
    [{ ...answered, ...(aboutId ? { aboutId } : {}) }],
    by,
  )
  return changed.size > 0
}
