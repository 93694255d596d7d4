import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readSession } from '#access/sign-in/contract.ts'
import { call, onSignedOut } from '#platform/http/client.ts'
import { setUpState } from '../set-up/contract.ts'

const key = ['session']

/** Whether somebody is signed in here; `over` when a session ended while one was at work. */
export function useSession() {
  const client = useQueryClient()
  const [over, setOver] = useState(false)
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(readSession, { signal }),
    staleTime: 60_000,
  })
  const signedIn = query.data?.signedIn
  useEffect(
    () =>
      onSignedOut(() => {
        const before = client.getQueryData<{ signedIn: boolean }>(key)
        if (!before?.signedIn) return
        setOver(true)
        client.setQueryData(key, { ...before, signedIn: false })
      }),
    [client],
  )
  useEffect(() => {
    if (signedIn) setOver(false)
  }, [signedIn])
  return { ...query, over }
}

/** After signing in or out: everything else is forgotten, for another person may sit here. */
export function useSessionChange() {
  const client = useQueryClient()
  const forget = () => client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] })
  const ask = () => client.invalidateQueries({ queryKey: key })
  return {
    begin: () => {
      forget()
      return ask()
    },
    end: () => {
      client.setQueryData<{ signedIn: boolean }>(
        key,
        (before) => before && { ...before, signedIn: false },
      )
      forget()
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
