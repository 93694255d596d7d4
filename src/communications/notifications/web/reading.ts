import { useQuery } from '@tanstack/react-query'
import { call } from '#platform/http/client.ts'
import { listWebhooksEndpoint, readNoticeChoicesEndpoint } from '../contract.ts'

/** How I want to be told, and what the firm has as its default. */
export function useNoticeChoices() {
  return useQuery({
    queryKey: ['notice-choices'],
    queryFn: ({ signal }) => call(readNoticeChoicesEndpoint, { signal }),
  })
}

/** Robots I see; a message to try is on its way for some seconds, so they are looked at again. */
export function useWebhooks(waiting: boolean) {
  return useQuery({
    queryKey: ['webhooks'],
    queryFn: ({ signal }) => call(listWebhooksEndpoint, { signal }),
    refetchInterval: waiting ? 1_500 : false,
  })
}
