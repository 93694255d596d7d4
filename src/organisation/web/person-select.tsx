import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '#platform/http/client.ts'
import { useWords } from '#ui/index.ts'
import { listPeopleEndpoint } from '../contract.ts'
import { usePerson } from './reading.ts'
import { organisationWords } from './words.ts'

/** Milliseconds without a stroke before the people are looked for. */
const pause = 200

/** Somebody of the firm, found by name; the value is the id. */
export function PersonSelect({
  id,
  value,
  onChange,
  except,
}: {
  id?: string
  value?: string | null
  onChange?: (id: string | null) => void
  /** Not offered: who gives cannot be who takes. */
  except?: string
}) {
  const say = useWords(organisationWords)
  const [text, setText] = useState('')
  const search = useLate(text)
  const found = useQuery({
    queryKey: ['people', 'choice', search],
    queryFn: ({ signal }) => call(listPeopleEndpoint, { query: { search, size: 30 }, signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const people = (found.data?.items ?? []).filter((one) => one.id !== except)
  const isListed = people.some((one) => one.id === value)
  const chosen = usePerson(found.data && !isListed ? value : null)
  const all = chosen.data && !isListed ? [chosen.data, ...people] : people
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
