import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '#platform/http/client.ts'
import { Select, useLanguage, useLate, useWords } from '#ui/index.ts'
import { listPeopleEndpoint, type Person, readPersonEndpoint, sayDepartment } from '../contract.ts'
import { organisationWords } from './words.ts'

interface Choosing {
  id?: string
  /** Where no label stands beside it. */
  label?: string
  /** Who is shown before anything is typed. */
  role?: Person['roles'][number] | undefined
  /** Only people of this department. */
  departmentId?: string | null | undefined
  /** Not offered: who gives cannot be who takes. */
  except?: string
}

/** Somebody of the firm, found by name; the value is the id. */
export function PersonSelect({
  value,
  onChange,
  ...choosing
}: Choosing & { value?: string | null; onChange?: (id: string | null) => void }) {
  const select = useChoosing(choosing, value ? [value] : [])
  return (
    <Select<string | null>
      {...select}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
    />
  )
}

/** Several of the firm, found by name; the value are their ids. */
export function PeopleSelect({
  value,
  onChange,
  ...choosing
}: Choosing & { value?: string[]; onChange?: (ids: string[]) => void }) {
  const say = useWords(organisationWords)
  const select = useChoosing(choosing, value ?? [])
  return (
    <Select<string[]>
      {...select}
      placeholder={say('person.chooseSeveral')}
      mode="multiple"
      value={value ?? []}
      onChange={(next) => onChange?.(next)}
    />
  )
}

/** What both selects have in common: whom they offer, and how they look for them. */
function useChoosing({ id, label, role, departmentId, except }: Choosing, chosen: string[]) {
  const say = useWords(organisationWords)
  const language = useLanguage()
  const [text, setText] = useState('')
  const search = useLate(text)
  const { data, isFetching } = useQuery({
    queryKey: ['people', 'choice', search, role, departmentId],
    queryFn: ({ signal }) =>
      call(listPeopleEndpoint, {
        query: {
          search,
          size: 30,
          ...(role && !search ? { role } : {}),
          ...(departmentId ? { departmentId } : {}),
        },
        signal,
      }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const found = (data?.items ?? []).filter((one) => one.id !== except)
  const missing = data ? chosen.filter((one) => !found.some((person) => person.id === one)) : []
  const others = useQueries({
    queries: missing.map((one) => ({
      queryKey: ['person', one],
      queryFn: () => call(readPersonEndpoint, { params: { id: one } }),
      staleTime: 5 * 60_000,
    })),
  })
  const people = [...others.flatMap((one) => one.data ?? []), ...found]
  return {
    ...(id ? { id } : {}),
    ...(label ? { 'aria-label': label } : {}),
    showSearch: { filterOption: false, onSearch: setText },
    allowClear: true,
    loading: isFetching,
    placeholder: say('person.choose'),
    options: people.map((one) => ({
      value: one.id,
      label: one.name,
      detail: sayDepartment(one, language),
    })),
    optionRender: ({ data: one }: { data: { label?: unknown; detail?: string | null } }) => (
      <>
        {one.label as string} <span className="cv-meta">{one.detail}</span>
      </>
    ),
  }
}
