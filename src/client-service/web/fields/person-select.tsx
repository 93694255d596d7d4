import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import {
  listPeopleEndpoint,
  type Person,
  readPersonEndpoint,
} from '#organisation/people/contract.ts'
import { call } from '#platform/http/client.ts'
import { useWords } from '#ui/index.ts'
import { serviceWords } from '../words.ts'

/** Milliseconds without a stroke before the people are looked for. */
const pause = 200

/** Somebody of the firm, found by name; the value is the id. */
export function PersonSelect({
  id,
  value,
  onChange,
  role,
}: {
  id?: string
  value?: string | null
  onChange?: (id: string | null) => void
  role?: string
}) {
  const say = useWords(serviceWords)
  const [text, setText] = useState('')
  const search = useLate(text)
  const found = useQuery({
    queryKey: ['people', 'choice', search, role],
    queryFn: ({ signal }) =>
      call(listPeopleEndpoint, {
        query: { search, size: 30, ...(role ? { role: role as Person['roles'][number] } : {}) },
        signal,
      }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const people = found.data?.items ?? []
  const missing = value && found.data && !people.some((one) => one.id === value) ? value : null
  const chosen = useQuery({
    queryKey: ['person', missing],
    queryFn: ({ signal }) =>
      call(readPersonEndpoint, { params: { id: missing as string }, signal }),
    enabled: missing !== null,
    staleTime: 5 * 60_000,
  })
  const all = chosen.data && missing ? [chosen.data, ...people] : people
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? null}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      loading={found.isFetching}
      placeholder={say('person.choose')}
      options={all.map((one) => ({ value: one.id, label: one.name, detail: one.departmentName }))}
      optionRender={({ data }) => (
        <>
          {data.label} <span className="cv-meta">{data.detail}</span>
        </>
      )}
    />
  )
}

function useLate(text: string): string {
  const [late, setLate] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  return late
}
