import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { type ReplyOf } from '#platform/http/endpoint.ts'
import {
  Act,
  ActForm,
  DateInput,
  Field,
  Go,
  Icon,
  Note,
  orNull,
  Select,
  useThing,
  useWords,
} from '#ui/index.ts'
import { findLookAlikes } from '../duplicates/contract.ts'
import {
  registerParty,
  partyContactKinds,
  partyIdentifierTypes,
  partyKinds,
  type PartyContactKind,
  type PartyIdentifierType,
  type PartyKind,
  type PartyNameKind,
  partyNameKinds,
} from '../register/contract.ts'
import { ChoiceField, LineField } from './fields.tsx'
import { partyWords } from './words.ts'

interface Values {
  kind: PartyKind
  name: string
  bornOn: string | null
  source: string
  names: { kind: PartyNameKind; name: string }[]
  identifiers: { type: PartyIdentifierType; number: string }[]
  contacts: { kind: PartyContactKind; value: string }[]
}

/** Writes a party into the register; whom it may repeat is shown while the name is typed. */
export function RegisterParty({
  onClose,
  onOpen,
}: {
  onClose: () => void
  onOpen: (id: string) => void
}) {
  const say = useWords(partyWords)
  return (
    <ActForm<typeof registerParty, Values>
      endpoint={registerParty}
      words={partyWords}
      slot="registerParty"
      initial={{ kind: 'organisation', names: [], identifiers: [], contacts: [] }}
      submit={say('act.register')}
      done={say('done.registered')}
      refresh={['parties']}
      input={(values) => ({
        body: {
          ...values,
          bornOn: values.kind === 'person' ? orNull(values.bornOn) : null,
          source: values.source ?? '',
          names: (values.names ?? []).filter((one) => one?.name?.trim()),
          identifiers: (values.identifiers ?? []).filter((one) => one?.number?.trim()),
          contacts: (values.contacts ?? []).filter((one) => one?.value?.trim()),
        },
      })}
      onDone={(reply: ReplyOf<typeof registerParty>) => onOpen(reply.id)}
      onClose={onClose}
    >
      <ChoiceField
        name="kind"
        label={say('field.kind')}
        choices={partyKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
      />
      <LineField name="name" label={say('field.name')} required />
      <Several
        name="identifiers"
        kinds={partyIdentifierTypes.map((value) => ({
          value,
          label: say(`identifierType.${value}`),
        }))}
        kindKey="type"
        valueKey="number"
        add={say('act.addIdentifier')}
        valueLabel={say('field.number')}
        kindLabel={say('field.identifierType')}
      />
      <LookAlikes />
      <Several
        name="names"
        kinds={partyNameKinds.map((value) => ({ value, label: say(`nameKind.${value}`) }))}
        first="short"
        kindKey="kind"
        valueKey="name"
        add={say('act.addName')}
        valueLabel={say('field.name')}
        kindLabel={say('field.nameKind')}
      />
      <Several
        name="contacts"
        kinds={partyContactKinds.map((value) => ({ value, label: say(`contactKind.${value}`) }))}
        kindKey="kind"
        valueKey="value"
        add={say('act.addContact')}
        valueLabel={say('field.value')}
        kindLabel={say('field.contactKind')}
      />
      <BornOn />
      <LineField
        name="source"
        label={say('field.source')}
        max={500}
        help={say('field.sourceHelp')}
      />
    </ActForm>
  )
}

function BornOn() {
  const say = useWords(partyWords)
  return Form.useWatch('kind') === 'person' ? (
    <Field name="bornOn" label={say('field.bornOn')}>
      <DateInput />
    </Field>
  ) : null
}

/** Lines of a kind and a value, none to begin with. */
function Several({
  name,
  kinds,
  first,
  kindKey,
  valueKey,
  add,
  kindLabel,
  valueLabel,
}: {
  name: string
  kinds: { value: string; label: string }[]
  first?: string
  kindKey: string
  valueKey: string
  add: string
  kindLabel: string
  valueLabel: string
}) {
  const say = useWords(partyWords)
  return (
    <Form.List name={name}>
      {(lines, { add: more, remove }) => (
        <div className="pt-several">
          {lines.map((line) => (
            <div key={line.key} className="pt-line">
              <Form.Item name={[line.name, kindKey]}>
                <Select aria-label={kindLabel} options={kinds} popupMatchSelectWidth={false} />
              </Form.Item>
              <Form.Item name={[line.name, valueKey]}>
                <Input aria-label={valueLabel} />
              </Form.Item>
              <Button
                type="text"
                aria-label={say('act.remove')}
                icon={<Icon name="close" />}
                onClick={() => remove(line.name)}
              />
            </div>
          ))}
          <Act icon="plus" onClick={() => more({ [kindKey]: first ?? kinds[0]?.value })}>
            {add}
          </Act>
        </div>
      )}
    </Form.List>
  )
}

/** Milliseconds of quiet after which look-alikes are asked for. */
const quiet = 350

function LookAlikes() {
  const say = useWords(partyWords)
  const values = Form.useWatch([]) as Partial<Values> | undefined
  const number = values?.identifiers?.find((one) => one?.number)?.number ?? ''
  const typed = JSON.stringify([values?.name?.trim() ?? '', number.trim(), values?.kind])
  const [asked, setAsked] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), quiet)
    return () => clearTimeout(timer)
  }, [typed])
  const [name, borne, kind] = JSON.parse(asked) as [string, string, PartyKind | undefined]
  const { data } = useThing(
    findLookAlikes,
    ['parties', 'alike'],
    {
      query: {
        ...(name ? { name: name.slice(0, 200) } : {}),
        ...(borne ? { number: borne.slice(0, 60) } : {}),
        ...(kind ? { kind } : {}),
      },
    },
    { enabled: name.length > 1 || borne.length > 1 },
  )
  const items = name.length > 1 || borne.length > 1 ? (data?.items ?? []) : []
  if (items.length === 0) return null
  return (
    <Note tone="due" title={say('alike.title')}>
      <ul className="pt-alike">
        {items.map((one) => (
          <li key={one.id}>
            <Go to={`/parties/${one.id}`}>{one.name}</Go>
            <span className="cv-meta">{say(`alike.why.${one.why}`, { matched: one.matched })}</span>
          </li>
        ))}
      </ul>
    </Note>
  )
}
