import { useQueries, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import {
  listPeopleEndpoint,
  type Person,
  readPersonEndpoint,
} from '#organisation/people/contract.ts'
import { call } from '#platform/http/client.ts'
import { useWords } from '#ui/index.ts'
import { leadWords } from '../words.ts'

/** Milliseconds without a stroke before the people are looked for. */
const pause = 200

type Role = Person['roles'][number]

/** Somebody of the firm, found by name; the value is the id, or the ids with `several`. */
export function PersonSelect({
  id,
  value,
  onChange,
  role,
  departmentId,
  several = false,
  label,
}: {
  id?: string
  value?: string | string[] | null
  onChange?: (chosen: string | string[] | null) => void
  /** Who is shown before anything is typed. */
  role?: Role | undefined
  /** Only people of this department. */
  departmentId?: string | null | undefined
  several?: boolean
  /** Where no label stands beside it. */
  label?: string
}) {
  const say = useWords(leadWords)
  const [text, setText] = useState('')
  const { people, isFetching } = usePeople(text, role, departmentId, listOf(value))
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(several ? { mode: 'multiple' as const } : {})}
      value={value ?? (several ? [] : null)}
      onChange={(next: string | string[] | undefined) => onChange?.(next ?? null)}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      loading={isFetching}
      placeholder={say('person.choose')}
      options={people.map((one) => ({
        value: one.id,
        label: one.name,
        detail: one.departmentName,
      }))}
      optionRender={({ data }) => (
        <>
          {data.label} <span className="cv-meta">{data.detail}</span>
        </>
      )}
    />
  )
}

const listOf = (value: string | string[] | null | undefined) =>
  Array.isArray(value) ? value : value ? [value] : []

/** Those found by name, and those chosen before. */
function usePeople(
  text: string,
  role: Role | undefined,
  departmentId: string | null | undefined,
  chosen: string[],
) {
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
  const found = data?.items ?? []
  const missing = data ? chosen.filter((id) => !found.some((one) => one.id === id)) : []
  const others = useQueries({
    queries: missing.map((id) => ({
      queryKey: ['person', id],
      queryFn: () => call(readPersonEndpoint, { params: { id } }),
      staleTime: 5 * 60_000,
    })),
  })
  return { people: [...others.flatMap((one) => one.data ?? []), ...found], isFetching }
}

export function useLate<Value>(value: Value, milliseconds = pause): Value {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return late
}
