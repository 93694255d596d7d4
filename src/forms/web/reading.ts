import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { type AskedForm, type FormPurpose, readQuestionsEndpoint } from '../contract.ts'

type PracticeArea = NonNullable<AskedForm['practiceArea']>
const minutes = 60_000

/** What is asked now for a purpose in a practice area; undefined until it is known. */
export function useQuestions(
  purpose: FormPurpose,
  practiceArea: PracticeArea | null | undefined,
): AskedForm[] | undefined {
  const { data } = useQuery({
    queryKey: ['forms', 'asked', purpose, practiceArea ?? null],
    queryFn: ({ signal }) =>
      call(readQuestionsEndpoint, {
        query: { purpose, ...(practiceArea ? { practice_area: practiceArea } : {}) },
        signal,
      }),
    staleTime: minutes,
    placeholderData: keepPreviousData,
  })
  return data?.forms
}
