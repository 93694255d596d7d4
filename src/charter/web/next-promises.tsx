import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { Dot, Go, SlaChip, useLanguage } from '#ui/index.ts'
import { type NextCommitment, nextCommitmentsEndpoint } from '../commitments/contract.ts'
import { standingOf } from './standing-of.ts'

/** What falls due first, by the subject asked about; of a client also on its engagements. */
export type Promises = Map<string, NextCommitment>

/** Subjects of one request: as many as the server takes. */
const chunk = 100

/** What falls due first on each of these, whoever owes it; read as many at a time as the server takes. */
export function useNextPromises(ids: string[]): Promises {
  const chunks = Array.from({ length: Math.ceil(ids.length / chunk) }, (_, at) =>
    ids.slice(at * chunk, (at + 1) * chunk),
  )
  return useQueries({
    queries: chunks.map((subject) => ({
      queryKey: ['nextCommitments', 'commitments', subject],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(nextCommitmentsEndpoint, { query: { subject }, signal }),
      staleTime: 60_000,
      placeholderData: keepPreviousData,
    })),
    combine: bySubject,
  })
}

const bySubject = (results: { data: { items: NextCommitment[] } | undefined }[]): Promises =>
  new Map(results.flatMap(({ data }) => data?.items ?? []).map((one) => [one.of, one] as const))

const titleOf = ({ title }: NextCommitment, language: string) =>
  language === 'en' ? title.en : title.zh

/** The engagement a client's promise is owed on. */
const matterOf = ({ of, subject }: NextCommitment) => (subject.id === of ? null : subject)

/** How the next promise stands, in a row of a list; while it is on its way, when it falls due is known. */
export function PromiseChip({
  promise,
  due,
  named = false,
}: {
  promise: NextCommitment | undefined
  due: string | null
  /** Says which promise it is. */
  named?: boolean
}) {
  const language = useLanguage()
  if (promise) {
    const chip = <SlaChip bare state={standingOf(promise)} due={promise.dueAt} />
    if (!named) return chip
    const title = titleOf(promise, language)
    const matter = matterOf(promise)?.name
    return (
      <>
        {chip}{' '}
        <span className="cv-second" title={matter ? `${title} · ${matter}` : title}>
          {title}
        </span>
      </>
    )
  }
  return due ? <SlaChip bare state="open" due={due} /> : <span className="cv-quiet cv-none">—</span>
}

/** The next promise on something, in a quick look: what, by whom, by when; it leads to the page. */
export function PromiseLine({ subjectId, to }: { subjectId: string; to: string }) {
  const language = useLanguage()
  const promise = useNextPromises([subjectId]).get(subjectId)
  if (!promise) return null
  const matter = matterOf(promise)
  return (
    <p className="cv-look-promise">
      <span>
        <Go to={matter ? `/engagements/${matter.id}` : to}>
          <b>{titleOf(promise, language)}</b>
        </Go>{' '}
        <span className="cv-second">
          {promise.owner.name}
          {matter?.name && (
            <>
              <Dot />
              {matter.name}
            </>
          )}
        </span>
      </span>
      <SlaChip state={standingOf(promise)} due={promise.dueAt} />
    </p>
  )
}
