import { useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'

/** Milliseconds between two looks for mails that came in meanwhile. */
const lookEvery = 60_000

/** Mails that were dropped for me and wait to be put with somebody. */
export const useReceivedMails = () =>
  useQuery({
    queryKey: ['received-mails'],
    // My day stands before the wire of everything that a mail can become is loaded.
    queryFn: async ({ signal }) => {
      const { listReceivedEndpoint } = await import('../../received/contract.ts')
      return call(listReceivedEndpoint, { signal })
    },
    staleTime: 0,
    refetchInterval: lookEvery,
  }).data?.items
