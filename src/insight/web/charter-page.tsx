import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { CharterPage } from '#charter/web/index.ts'
import { useMe } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { readStandingsEndpoint } from '../compliance/contract.ts'
import { rateOf } from '../rules.ts'

/** The charter, with how each clause stands where the viewer may see it, down to the cases. */
export default function CharterWithStandings() {
  const me = useMe().data
  const { data } = useQuery({
    queryKey: ['insight', readStandingsEndpoint.name],
    queryFn: ({ signal }) => call(readStandingsEndpoint, { signal }),
    enabled: me?.rights.includes('readInsight') ?? false,
    staleTime: 60_000,
  })
  const standings = useMemo(
    () =>
      data &&
      new Map(
        data.clauses.map(({ code, kept, missed }) => {
          const of = new URLSearchParams({ clause: code, from: data.from, until: data.until })
          return [
            code,
            {
              rate: rateOf({ kept, missed }) ?? 1,
              count: kept + missed,
              missed,
              cases: { cases: 'promises', of: of.toString(), about: code },
            },
          ] as const
        }),
      ),
    [data],
  )
  return <CharterPage standings={standings} />
}
