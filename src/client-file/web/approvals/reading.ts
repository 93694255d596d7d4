import { useQuery } from '@tanstack/react-query'
import { listIntroductions } from '#client-development/contract.ts'
import { call } from '#platform/http/client.ts'

/** Introductions nobody has approved yet, for whoever may. */
export function useUnapproved(enabled: boolean) {
  const { data } = useQuery({
    queryKey: ['introductions', 'unapproved'],
    queryFn: ({ signal }) => call(listIntroductions, { query: {}, signal }),
    enabled,
  })
  return data?.items.filter((one) => one.approvedAt === null) ?? []
}
