import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { type AskedForm, type FormPurpose, readQuestionsEndpoint } from '../contract.ts'

type PracticeArea = NonNullable<AskedForm['practiceArea']>
const minutes = 60_000

/**
 * What is asked now for a purpose in a practice area, undefined until it is known; and whether it is
 * still being read. Until then a form is not sent: what it says would depend on the line's speed,
 * and the same words sent again would not be known for a repetition.
 */
export function useAsked(
  purpose: FormPurpose,
  practiceArea: PracticeArea | null | undefined,
): { forms: AskedForm[] | undefined; reading: boolean } {
  const { data, isPlaceholderData, isError, fetchStatus } = useQuery({
    queryKey: ['forms', 'asked', purpose, practiceArea ?? null],
    queryFn: ({ signal }) =>
      call(readQuestionsEndpoint, {
        query: { purpose, ...(practiceArea ? { practice_area: practiceArea } : {}) },
        signal,
      }),
    staleTime: minutes,
    placeholderData: keepPreviousData,
  })
  const settled = (data !== undefined && !isPlaceholderData) || isError || fetchStatus === 'paused'
  return { forms: data?.forms, reading: !settled }
}

/** What is asked now; undefined until it is known. */
export const useQuestions = (...asked: Parameters<typeof useAsked>): AskedForm[] | undefined =>
  useAsked(...asked).forms
