import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { call } from '#platform/http/client.ts'
import {
  type Matter,
  mattersAtOnce,
  readKeptEndpoint,
  readMattersEndpoint,
} from '../my-day/contract.ts'

/** What the promises of the page are about, by promise. */
const Matters = createContext<ReadonlyMap<string, Matter>>(new Map())
export const MattersProvider = Matters.Provider
export const useMatter = (id: string): Matter | undefined => useContext(Matters).get(id)

/** Asks what the promises are about, the first hundred of them. */
export function useMatters(items: CommitmentView[]): ReadonlyMap<string, Matter> {
  const ids = items.slice(0, mattersAtOnce).map(({ id }) => id)
  const { data } = useQuery({
    queryKey: ['commitments', 'matters', ids],
    queryFn: ({ signal }) => call(readMattersEndpoint, { query: { ids: ids.join(',') }, signal }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  return new Map(data?.items.map((one) => [one.commitmentId, one]))
}

/** My own share of promises kept in time lately. */
export const useKept = () =>
  useQuery({
    queryKey: ['commitments', 'kept'],
    queryFn: ({ signal }) => call(readKeptEndpoint, { signal }),
    staleTime: 300_000,
  })
