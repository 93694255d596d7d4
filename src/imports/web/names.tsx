import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { listDepartmentsEndpoint } from '#organisation/contract.ts'
import { PersonName, PersonSelect } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { ActNote, Section, Select, useAct, useWords, useSaying } from '#ui/index.ts'
import { type ImportName, type ImportView, settleImportNames } from '../contract.ts'
import { waits } from './forecast.ts'
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
    <Section title={say('names.title')} count={(waits(one) && open.length) || undefined}>
      <p className="cv-second">
        {say(!waits(one) ? 'names.asChosen' : open.length > 0 ? 'names.why' : 'names.allKnown')}
      </p>
      <ActNote act={act} />
      {open.map((name) => (
        <NameLine key={keyOf(name)} name={name} may={may} onSettle={settle} />
      ))}
      {known.length > 0 && (
        <details className="im-known">
          <summary>{say(may ? 'names.known' : 'names.were', { count: known.length })}</summary>
          {known.map((name) => (
            <NameLine key={keyOf(name)} name={name} may={may} onSettle={settle} />
          ))}
        </details>
      )}
    </Section>
  )
}

const keyOf = ({ to, written }: ImportName) => `${to} ${written}`

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
      {!may && <Chosen name={name} />}
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

/** Who was meant, where nobody can say so any more. */
function Chosen({ name: { to, id, settled } }: { name: ImportName }) {
  const say = useWords(importWords)
  const saying = useSaying()
  const departments = useDepartments()
  if (id === null) return <span>{say(settled ? 'names.left' : 'names.open')}</span>
  if (to === 'department') return <span>{saying.nameAmong(departments, id)}</span>
  return (
    <span>
      <PersonName id={id} />
    </span>
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
  const departments = useDepartments()
  return (
    <Select
      id={id}
      value={value}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={saying.choices(departments)}
      onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
    />
  )
}

function useDepartments() {
  const { data } = useQuery({
    queryKey: ['departments'],
    queryFn: ({ signal }) => call(listDepartmentsEndpoint, { signal }),
    staleTime: 60_000,
  })
  return data?.items ?? []
}
