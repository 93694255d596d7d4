import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { organisationWords } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { type Language, say } from '#platform/i18n/words.ts'
import { useLanguage } from '#ui/index.ts'
import { listCommitmentsEndpoint } from '../commitments/contract.ts'
import {
  compareCharterEndpoint,
  listCharterVersionsEndpoint,
  readCharterEndpoint,
} from '../versions/contract.ts'
import { clauseSpeech } from './clause-speech.ts'

/** Told in the language in use. */
export function useClauseSpeech() {
  const language = useLanguage()
  return useMemo(() => {
    const nameIn = (key: string) => say(organisationWords, key as 'role.lawyer', {}, language)
    return clauseSpeech(language, nameIn)
  }, [language])
}

/** The charter in force, or the version of that number. */
export function useCharter(number?: number, { enabled = true } = {}) {
  return useQuery({
    queryKey: ['charter', 'one', number ?? null],
    queryFn: ({ signal }) => call(readCharterEndpoint, { query: number ? { number } : {}, signal }),
    enabled,
  })
}

/** What a clause is called, read only where one is named; a clause no longer there keeps its code. */
export function useClauseName(wanted: boolean): (code: string) => string {
  const language = useLanguage()
  const { data } = useCharter(undefined, { enabled: wanted })
  return (code) => {
    const title = data?.clauses.find((clause) => clause.code === code)?.title
    if (!title) return code
    return language === 'en' ? `“${title.en}”` : `“${title.zh}”`
  }
}

/**
 * The term of a clause as the charter in force has it, told in `language`: `3个工作日`. Without a clause of that
 * code nothing; until the charter has come, what is given beside.
 */
export function useClauseTerm(
  language: Language,
): (code: string, until: string) => string | undefined {
  const { data } = useCharter()
  return useMemo(() => {
    const { term } = clauseSpeech(language, (key) => key)
    const clauses = new Map(data?.clauses.map(({ code, deadline }) => [code, term(deadline)]))
    return (code, until) => (data ? clauses.get(code) : until)
  }, [data, language])
}

/** Every version, newest first; the draft, where there is one, is the first. */
export function useVersions({ enabled = true } = {}) {
  return useQuery({
    enabled,
    queryKey: ['charter', 'versions'],
    queryFn: ({ signal }) => call(listCharterVersionsEndpoint, { signal }),
  })
}

export function useDifference(from?: number, to?: number, { enabled = true } = {}) {
  return useQuery({
    queryKey: ['charter', 'difference', from ?? null, to ?? null],
    queryFn: ({ signal }) =>
      call(compareCharterEndpoint, {
        query: { ...(from ? { from } : {}), ...(to ? { to } : {}) },
        signal,
      }),
    enabled,
  })
}

/** Whether I still owe the confirmation that I have read the charter (G2). */
export function useOwesAcknowledgement(): boolean {
  const { data } = useQuery({
    queryKey: ['commitments', 'mine', 'first'],
    queryFn: ({ signal }) => call(listCommitmentsEndpoint, { query: { box: 'mine' }, signal }),
  })
  return data?.items.some(({ clause }) => clause === 'G2') ?? false
}
