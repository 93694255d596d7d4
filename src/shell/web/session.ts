import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readSession } from '#access/sign-in/contract.ts'
import { call, onSignedOut } from '#platform/http/client.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { setUpState } from '../set-up/contract.ts'

const key = ['session']

/** The answer of the server; `over` when a session ended while one was at work. */
type Session = ReplyOf<typeof readSession> & { over?: boolean }

const forget = (client: QueryClient) =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] })

/** Whether somebody is signed in here. */
export function useSession() {
  const client = useQueryClient()
  useEffect(
    () =>
      onSignedOut(() => {
        client.setQueryData<Session>(key, (before) =>
          before?.signedIn ? { ...before, signedIn: false, over: true } : before,
        )
      }),
    [client],
  )
  return useQuery(sessionQuery(client))
}

const sessionQuery = (client: QueryClient) =>
  queryOptions({
    queryKey: key,
    queryFn: async ({ signal }): Promise<Session> => {
      const now = await call(readSession, { signal })
      const before = client.getQueryData<Session>(key)
      // Somebody else signed in from another tab: nothing read before is theirs.
      if (before?.accountId && now.accountId && before.accountId !== now.accountId) forget(client)
      return now
    },
    staleTime: 60_000,
  })

/** Asks who is signed in while the page is still being loaded. */
export const askSession = (client: QueryClient): void =>
  void client.prefetchQuery(sessionQuery(client))

/** After signing in or out: everything else is forgotten, for another person may sit here. */
export function useSessionChange() {
  const client = useQueryClient()
  const ask = () => client.invalidateQueries({ queryKey: key })
  return {
    begin: () => {
      forget(client)
      return ask()
    },
    end: () => {
      client.setQueryData<Session>(key, (before) => before && { ...before, signedIn: false })
      forget(client)
      return ask()
    },
  }
}

/** Asked only while nobody is signed in. */
export function useSetUpState(enabled: boolean) {
  return useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => call(setUpState, { signal }),
    enabled,
    staleTime: 60_000,
  })
}
