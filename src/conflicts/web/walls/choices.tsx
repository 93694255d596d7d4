import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listDepartmentsEndpoint,
  listPeopleEndpoint,
  sayDepartment,
} from '#organisation/contract.ts'
import { call } from '#platform/http/client.ts'
import { Select, useLanguage, useLate, useSaying, useThing, useWords } from '#ui/index.ts'
import { findWallSubjectsEndpoint } from '../../walls/contract.ts'
import { wallWords } from './words.ts'

/** What was chosen, with the name it was chosen by: a draft that comes back still says whom it means. */
export interface Chosen {
  value: string
  label: string
}

interface ChoiceProps {
  id?: string
  value?: Chosen[]
  onChange?: (value: Chosen[]) => void
}

/** People of the firm, found by name. */
export function PeopleChoice(props: ChoiceProps) {
  const say = useWords(wallWords)
  const [text, setText] = useState('')
  const search = useLate(text)
  const language = useLanguage()
  const found = useQuery({
    queryKey: ['people', 'choice', search],
    queryFn: ({ signal }) => call(listPeopleEndpoint, { query: { search, size: 30 }, signal }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const options = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: one.name,
    detail: sayDepartment(one, language),
  }))
  return (
    <Many
      {...props}
      placeholder={say('form.people_placeholder')}
      options={options}
      busy={found.isFetching}
      onSearch={setText}
    />
  )
}

/** Whole departments. */
export function DepartmentChoice(props: ChoiceProps) {
  const say = useWords(wallWords)
  const saying = useSaying()
  const { data } = useThing(listDepartmentsEndpoint, ['departments'], {})
  const options = (data?.items ?? []).map((one) => ({
    value: one.id,
    label: saying.name(one),
    detail: saying.name({ name: one.officeName, nameEn: one.officeNameEn }),
  }))
  return <Many {...props} placeholder={say('form.department_placeholder')} options={options} />
}

/** Clients, engagements and leads, found by name among those the finder sees. */
export function SubjectChoice(props: ChoiceProps) {
  const say = useWords(wallWords)
  const [text, setText] = useState('')
  const q = useLate(text).trim()
  const found = useThing(
    findWallSubjectsEndpoint,
    ['wall-subjects'],
    { query: { q } },
    { enabled: q !== '' },
  )
  const options = (q === '' ? [] : (found.data?.items ?? [])).map(({ id, name, kind, detail }) => ({
    value: id,
    label: name,
    detail: [say(`subjectKind.${kind}`), detail].filter(Boolean).join(' · '),
  }))
  return (
    <Many
      {...props}
      placeholder={say('form.findSubject')}
      options={options}
      busy={found.isFetching}
      onSearch={setText}
      nothing={say(q === '' ? 'form.findFirst' : 'form.findNothing')}
    />
  )
}

function Many({
  id,
  value,
  onChange,
  placeholder,
  options,
  busy = false,
  onSearch,
  nothing,
}: ChoiceProps & {
  placeholder: string
  options: (Chosen & { detail: string })[]
  busy?: boolean
  onSearch?: (text: string) => void
  nothing?: string
}) {
  return (
    <Select<Chosen[], Chosen & { detail: string }>
      {...(id ? { id } : {})}
      mode="multiple"
      labelInValue
      value={value ?? []}
      onChange={(next) => {
        onChange?.(next.map((one) => ({ value: one.value, label: one.label })))
        onSearch?.('')
      }}
      showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
      loading={busy}
      placeholder={placeholder}
      options={options}
      {...(nothing ? { notFoundContent: nothing } : {})}
      optionRender={({ data }) => (
        <>
          {data.label} <span className="cv-meta">{data.detail}</span>
        </>
      )}
    />
  )
}
