import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { Go, SlaChip, useLanguage } from '#ui/index.ts'
import { type CommitmentView, nextCommitmentsEndpoint } from '../commitments/contract.ts'
import { standingOf } from './standing-of.ts'

/** What falls due first, by subject. */
export type Promises = Map<string, CommitmentView>

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

const bySubject = (results: { data: { items: CommitmentView[] } | undefined }[]): Promises =>
  new Map(
    results.flatMap(({ data }) => data?.items ?? []).map((one) => [one.subject.id, one] as const),
  )

/** How the next promise stands, in a row of a list; while it is on its way, when it falls due is known. */
export function PromiseChip({
  promise,
  due,
}: {
  promise: CommitmentView | undefined
  due: string | null
}) {
  if (promise) return <SlaChip bare state={standingOf(promise)} due={promise.dueAt} />
  return due ? <SlaChip bare state="open" due={due} /> : <span className="cv-quiet cv-none">—</span>
}

/** The next promise on something, in a quick look: what, by whom, by when; it leads to the page. */
export function PromiseLine({ subjectId, to }: { subjectId: string; to: string }) {
  const language = useLanguage()
  const promise = useNextPromises([subjectId]).get(subjectId)
  if (!promise) return null
  return (
    <p className="cv-look-promise">
      <span>
        <Go to={to}>
          <b>{language === 'en' ? promise.title.en : promise.title.zh}</b>
        </Go>{' '}
        <span className="cv-second">{promise.owner.name}</span>
      </span>
      <SlaChip state={standingOf(promise)} due={promise.dueAt} />
    </p>
  )
}
