import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type CommitmentView, listCommitmentsEndpoint } from '#charter/commitments/contract.ts'
import { type Handover, listHandoversEndpoint } from '#organisation/contract.ts'
import { call } from '#platform/http/client.ts'
import { countDecisionsEndpoint } from '../my-day/contract.ts'

/** What is owed moves without anything happening on this page; milliseconds between two looks. */
const pause = 60_000

/**
 * What I owe or stand in for, what of it I keep by deciding, what came up to me, or what I wait for, by what
 * falls due; page after page.
 */
export function useCommitments(box: 'mine' | 'decisions' | 'escalated' | 'waiting') {
  const found = useInfiniteQuery({
    queryKey: ['commitments', box],
    queryFn: ({ pageParam, signal }) =>
      call(listCommitmentsEndpoint, {
        query: { box, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: pause,
  })
  const items = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data])
  return {
    items,
    error: found.error,
    retry: () => void found.refetch(),
    hasMore: found.hasNextPage,
    more: () => void found.fetchNextPage(),
  }
}

/** Read again with any of the lists it counts. */
const counted = ['commitments', 'handovers', 'introductions', 'charter']

/** How much waits for my word in all; undefined until it is known. */
export function useDecisionCount(): number | undefined {
  const { data } = useQuery({
    queryKey: [countDecisionsEndpoint.name, ...counted],
    queryFn: ({ signal }) => call(countDecisionsEndpoint, { signal }),
    refetchInterval: pause,
  })
  return data?.count
}

/** Hand-overs offered to me (`in`) and by me (`out`) that wait for an answer. */
export function useHandovers(box: 'in' | 'out') {
  return useQuery({
    queryKey: ['handovers', box],
    queryFn: ({ signal }) => call(listHandoversEndpoint, { query: { box, size: 100 }, signal }),
    refetchInterval: pause,
  })
}

/** What a hand-over is about, as far as the viewer may see it. */
export function useSubjectName({ subjectKind, subjectId }: Handover): string | undefined {
  const { data } = useQuery({
    queryKey: ['subject-name', subjectKind, subjectId],
    queryFn: ({ signal }) => nameOf(subjectKind, { params: { id: subjectId }, signal }),
    staleTime: 5 * pause,
    retry: false,
  })
  return data ?? undefined
}

/** The wire of the areas is loaded when there is a hand-over at all. */
async function nameOf(
  kind: CommitmentView['subject']['kind'],
  asked: { params: { id: string }; signal: AbortSignal },
): Promise<string | null> {
  if (kind === 'lead') {
    const { readLead } = await import('#client-development/contract.ts')
    return (await call(readLead, asked)).name
  }
  if (kind === 'client') {
    const { readClientEndpoint } = await import('#client-service/contract.ts')
    return (await call(readClientEndpoint, asked)).name
  }
  if (kind === 'engagement') {
    const { readEngagementEndpoint } = await import('#client-service/contract.ts')
    return (await call(readEngagementEndpoint, asked)).title
  }
  return null
}
