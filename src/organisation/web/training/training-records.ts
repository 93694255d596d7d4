import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '#platform/http/client.ts'
import { toast, useAct, useWords } from '#ui/index.ts'
import {
  listTrainingRecordsEndpoint,
  recordTrainingEndpoint,
  takeBackTrainingEndpoint,
  type TrainingRecord,
} from '../../contract.ts'
import { organisationWords } from '../words.ts'
import { trainingWords } from './words.ts'

const refresh = ['training']

/** Training records, the latest passed first: of one person, of one course, or of all. */
export function useTraining(query: { person?: string; course?: string }) {
  const found = useInfiniteQuery({
    queryKey: ['training', query],
    queryFn: ({ pageParam, signal }) =>
      call(listTrainingRecordsEndpoint, {
        query: { ...query, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data])
  return {
    rows,
    error: found.error,
    retry: () => void found.refetch(),
    hasMore: found.hasNextPage,
    more: () => {
      if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
    },
  }
}

/** Takes a record back; from the toast it is recorded again. */
export function useTakeBack() {
  const say = useWords(trainingWords)
  const words = organisationWords
  const taking = useAct(takeBackTrainingEndpoint, { words, refresh })
  const again = useAct(recordTrainingEndpoint, { words, refresh })
  const takeBack = async (record: TrainingRecord) => {
    if (!(await taking.run({ params: { id: record.id } }))) return
    const { person, course, passedOn, validUntil } = record
    const body = { personId: person.id, course, passedOn, validUntil }
    toast(say('takenBack'), { undo: () => again.run({ body }) })
  }
  return { takeBack, act: taking }
}
