import { useQuery } from '@tanstack/react-query'
import { useDifference, useVersions } from '#charter/web/index.ts'
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

export interface CharterDraft {
  number: number
  changes: number
}

/** The draft of the charter where it says something else than what is in force, for whoever may publish it. */
export function useCharterDraft(enabled: boolean): CharterDraft[] {
  const draft = useVersions({ enabled }).data?.items.find(({ status }) => status === 'draft')
  const { data } = useDifference(undefined, undefined, { enabled: enabled && draft !== undefined })
  const changes = data?.differences.length ?? 0
  return draft && changes > 0 ? [{ number: draft.number, changes }] : []
}
