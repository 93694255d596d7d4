import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { listDepartmentsEndpoint } from '#organisation/contract.ts'
import { PersonSelect } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { ActNote, Section, Select, useAct, useWords, useSaying } from '#ui/index.ts'
import { type ImportName, type ImportView, settleImportNames } from '../contract.ts'
import { importWords } from './words.ts'

/** Whom the names in the sheet mean: those nobody knows yet first, each settled by one choice. */
export function Names({ one }: { one: ImportView }) {
  const say = useWords(importWords)
  const act = useAct(settleImportNames, {
    words: importWords,
    refresh: ['imports', one.id],
    done: say('names.settled'),
  })
  const may = one.abilities.run === true
  const open = one.names.filter((name) => name.id === null && !name.settled)
  const known = one.names.filter((name) => name.id !== null || name.settled)
  if (one.names.length === 0) return null
  const settle = ({ to, written }: ImportName, id: string | null) =>
    void act.run({ params: { id: one.id }, body: { names: [{ to, written, id }] } })
  return (
    <Section title={say('names.title')} count={open.length || undefined}>
      {open.length > 0 && <p className="cv-second">{say('names.why')}</p>}
      {open.length === 0 && <p className="cv-second">{say('names.allKnown')}</p>}
      <ActNote act={act} />
      {open.map((name) => (
        <NameLine key={`${name.to} ${name.written}`} name={name} may={may} onSettle={settle} />
      ))}
      {known.length > 0 && (
        <details className="im-known">
          <summary>{say('names.known', { count: known.length })}</summary>
          {known.map((name) => (
            <NameLine key={`${name.to} ${name.written}`} name={name} may={may} onSettle={settle} />
          ))}
        </details>
      )}
    </Section>
  )
}

function NameLine({
  name,
  may,
  onSettle,
}: {
  name: ImportName
  may: boolean
  onSettle: (name: ImportName, id: string | null) => void
}) {
  const say = useWords(importWords)
  const id = useId()
  const doubt = name.candidates > 1 ? 'several' : name.needed ? 'nobody' : 'outside'
  return (
    <div className="im-name">
      <label htmlFor={id}>
        <b>{name.written}</b>{' '}
        <span className="cv-meta">
          {say('names.rows', { count: name.rows })}
          {name.id === null && !name.settled && ` ${say(`names.${doubt}`)}`}
        </span>
      </label>
      {may && name.to === 'person' && (
        <PersonSelect id={id} value={name.id} onChange={(chosen) => onSettle(name, chosen)} />
      )}
      {may && name.to === 'department' && (
        <DepartmentSelect id={id} value={name.id} onChange={(chosen) => onSettle(name, chosen)} />
      )}
      {may && name.id === null && (
        <Button size="small" disabled={name.settled} onClick={() => onSettle(name, null)}>
          {say(name.settled ? 'names.left' : 'names.leave')}
        </Button>
      )}
    </div>
  )
}

function DepartmentSelect({
  id,
  value,
  onChange,
}: {
  id: string
  value: string | null
  onChange: (id: string | null) => void
}) {
  const saying = useSaying()
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call(listDepartmentsEndpoint, { signal }),
    staleTime: 60_000,
  })
  return (
    <Select
      id={id}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={saying.choices(data?.items ?? [])}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
    />
  )
}
