import { useState } from 'react'
import { Select, useLate, useThing, useWords } from '#ui/index.ts'
import { findReferrers } from '../../contract.ts'
import { leadWords } from '../words.ts'

/** Characters from which clients are looked for by name. */
const fewest = 2

/** A client of the firm, found by name; those who referred somebody before come first. */
export function ClientSelect({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: string | null
  onChange?: (chosen: string | null) => void
}) {
  const say = useWords(leadWords)
  const [text, setText] = useState('')
  const q = useLate(text.trim())
  const { data, isFetching } = useThing(findReferrers, ['clients'], {
    query: { ...(q.length >= fewest ? { q } : {}), ...(value ? { also: value } : {}) },
  })
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? null}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      loading={isFetching}
      placeholder={say('client.choose')}
      notFoundContent={say('client.none')}
      options={(data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
    />
  )
}
