import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useOpenAct } from '#organisation/web/index.ts'
import type { AnyEndpoint } from '#platform/http/client.ts'
import {
  ActForm,
  type ActFormProps,
  DateInput,
  Field,
  Note,
  orNull,
  Select,
  SidePanel,
  useWords,
} from '#ui/index.ts'
import { flagDuplicate } from '../duplicates/contract.ts'
import {
  addPartyContact,
  addPartyIdentifier,
  addPartyName,
  addPartyRelation,
  changeParty,
  changePartyName,
  changePartyRelation,
  type ContactFields,
  type IdentifierFields,
  type NameFields,
  type Party,
  type RelationFields,
  removePartyContact,
  removePartyIdentifier,
  removePartyName,
  removePartyRelation,
  partyContactKinds,
  partyIdentifierTypes,
  partyKinds,
  partyNameKinds,
  partyRelationTypes,
} from '../register/contract.ts'
import { ChoiceField, LineField, PartyField, PeriodFields, RegionField } from './fields.tsx'
import { partyWords } from './words.ts'

interface Props {
  party: Party
  about: string
  onClose: () => void
}

/** Acts on a party and its lines, by their key in the address. */
const panels: Record<string, (props: Props) => ReactNode> = {
  addName: AddName,
  changeName: ChangeName,
  removeName: (props) => (
    <Removal props={props} act="removeName" endpoint={removePartyName} part="nameId" />
  ),
  addIdentifier: AddIdentifier,
  removeIdentifier: (props) => (
    <Removal
      props={props}
      act="removeIdentifier"
      endpoint={removePartyIdentifier}
      part="identifierId"
    />
  ),
  addContact: AddContact,
  removeContact: (props) => (
    <Removal props={props} act="removeContact" endpoint={removePartyContact} part="contactId" />
  ),
  addRelation: AddRelation,
  changeRelation: ChangeRelation,
  removeRelation: (props) => (
    <Removal props={props} act="removeRelation" endpoint={removePartyRelation} part="relationId" />
  ),
  changeParty: ChangeParty,
  flag: Flag,
}

export function PartyActs({ party }: { party: Party }) {
  const say = useWords(partyWords)
  const { act = '', about = '', close } = useOpenAct()
  const Panel = panels[act]
  return (
    <SidePanel
      title={Panel ? say(`act.${act}` as never) : ''}
      open={Panel !== undefined}
      onClose={close}
    >
      {Panel && <Panel key={`${act} ${about}`} party={party} about={about} onClose={close} />}
    </SidePanel>
  )
}

/** What every form about a party shares. */
function PartyForm<E extends AnyEndpoint, Values extends object>({
  props: { party, about, onClose },
  act,
  ...form
}: { props: Props; act: string } & Omit<
  ActFormProps<E, Values>,
  'words' | 'slot' | 'submit' | 'refresh' | 'onClose'
>) {
  const say = useWords(partyWords)
  return (
    <ActForm<E, Values>
      {...(form as unknown as ActFormProps<E, Values>)}
      words={partyWords}
      slot={`${act}:${party.id}:${about}`}
      submit={say(`act.${act}` as never)}
      done={say(act.startsWith('remove') ? 'done.removed' : 'done.saved')}
      refresh={[party.id, 'parties']}
      onClose={onClose}
    />
  )
}

function NameParts() {
  const say = useWords(partyWords)
  return (
    <>
      <ChoiceField
        name="kind"
        label={say('field.nameKind')}
        choices={partyNameKinds.map((value) => ({ value, label: say(`nameKind.${value}`) }))}
      />
      <LineField name="name" label={say('field.name')} required />
      <PeriodFields from={say('field.fromDate')} until={say('field.toDate')} />
      <LineField
        name="source"
        label={say('field.source')}
        max={500}
        help={say('field.sourceHelp')}
      />
    </>
  )
}

/** Days that were left empty are unknown; text that was left out is empty. */
const dated = <Values extends { fromDate: string | null; toDate: string | null; source: string }>(
  values: Values,
) => ({
  ...values,
  fromDate: orNull(values.fromDate),
  toDate: orNull(values.toDate),
  source: values.source ?? '',
})

function AddName(props: Props) {
  return (
    <PartyForm<typeof addPartyName, NameFields>
      props={props}
      act="addName"
      endpoint={addPartyName}
      initial={{ kind: 'short' }}
      input={(values) => ({ params: { id: props.party.id }, body: dated(values) })}
    >
      <NameParts />
    </PartyForm>
  )
}

function ChangeName(props: Props) {
  const { id = '', ...name } = props.party.names.find((one) => one.id === props.about) ?? {}
  return (
    <PartyForm<typeof changePartyName, NameFields>
      props={props}
      act="changeName"
      endpoint={changePartyName}
      initial={name}
      input={(values) => ({ params: { id: props.party.id, nameId: id }, body: dated(values) })}
    >
      <NameParts />
    </PartyForm>
  )
}

function AddIdentifier(props: Props) {
  const say = useWords(partyWords)
  const person = props.party.kind === 'person'
  return (
    <PartyForm<typeof addPartyIdentifier, IdentifierFields>
      props={props}
      act="addIdentifier"
      endpoint={addPartyIdentifier}
      initial={{ type: person ? 'resident_identity_number' : 'unified_social_credit_code' }}
      input={(values) => ({
        params: { id: props.party.id },
        body: { ...values, source: values.source ?? '' },
      })}
    >
      <ChoiceField
        name="type"
        label={say('field.identifierType')}
        choices={partyIdentifierTypes
          .filter((type) => person !== (type === 'unified_social_credit_code'))
          .filter((type) => person || (type !== 'resident_identity_number' && type !== 'passport'))
          .map((value) => ({ value, label: say(`identifierType.${value}`) }))}
      />
      <LineField name="number" label={say('field.number')} max={60} required />
      <LineField
        name="source"
        label={say('field.source')}
        max={500}
        help={say('field.sourceHelp')}
      />
    </PartyForm>
  )
}

function AddContact(props: Props) {
  const say = useWords(partyWords)
  return (
    <PartyForm<typeof addPartyContact, ContactFields>
      props={props}
      act="addContact"
      endpoint={addPartyContact}
      initial={{ kind: 'phone' }}
      input={(values) => ({
        params: { id: props.party.id },
        body: { ...values, regionCode: orNull(values.regionCode) },
      })}
    >
      <ChoiceField
        name="kind"
        label={say('field.contactKind')}
        choices={partyContactKinds.map((value) => ({ value, label: say(`contactKind.${value}`) }))}
      />
      <WhereItIs />
      <LineField name="value" label={say('field.value')} max={500} required />
    </PartyForm>
  )
}

const WhereItIs = () =>
  Form.useWatch('kind') === 'address' ? <RegionField name="regionCode" /> : null

type RelationValues = RelationFields

function AddRelation(props: Props) {
  const say = useWords(partyWords)
  return (
    <PartyForm<typeof addPartyRelation, RelationValues>
      props={props}
      act="addRelation"
      endpoint={addPartyRelation}
      initial={{ type: 'parent', direction: 'of' }}
      input={(values) => ({
        params: { id: props.party.id },
        body: { ...dated(values), share: orNull(values.share) },
      })}
    >
      <PartyField name="otherId" besides={props.party.id} />
      <Field name="type" label={say('field.relation')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={partyRelationTypes.map((value) => ({
            value,
            label: say(`relation.${value}`),
          }))}
        />
      </Field>
      <Direction />
      <RelationParts />
    </PartyForm>
  )
}

function Direction() {
  const say = useWords(partyWords)
  const type = (Form.useWatch('type') as RelationFields['type'] | undefined) ?? 'parent'
  return (
    <ChoiceField
      name="direction"
      label={say('field.direction')}
      choices={(['of', 'to'] as const).map((value) => ({
        value,
        label: say(`direction.${value}`, { type: say(`relation.${type}`) }),
      }))}
    />
  )
}

function RelationParts() {
  const say = useWords(partyWords)
  return (
    <>
      <Field name="share" label={say('field.share')}>
        <Input inputMode="decimal" />
      </Field>
      <PeriodFields from={say('field.since')} until={say('field.until')} />
      <LineField
        name="source"
        label={say('field.source')}
        max={500}
        required
        help={say('field.sourceHelp')}
      />
    </>
  )
}

function ChangeRelation(props: Props) {
  const say = useWords(partyWords)
  const relation = props.party.relations.find((one) => one.id === props.about)
  const { share = null, fromDate = null, toDate = null, source = '' } = relation ?? {}
  return (
    <PartyForm<
      typeof changePartyRelation,
      Pick<RelationFields, 'share' | 'fromDate' | 'toDate' | 'source'>
    >
      props={props}
      act="changeRelation"
      endpoint={changePartyRelation}
      initial={{ share, fromDate, toDate, source }}
      input={(values) => ({
        params: { id: props.party.id, relationId: props.about },
        body: { ...dated(values), share: orNull(values.share) },
      })}
    >
      <p>
        {relation &&
          say('relationSaid', {
            from: relation.direction === 'to' ? props.party.name : relation.other.name,
            to: relation.direction === 'to' ? relation.other.name : props.party.name,
            type: say(`relation.${relation.type}`),
          })}
      </p>
      <RelationParts />
    </PartyForm>
  )
}

function ChangeParty(props: Props) {
  const say = useWords(partyWords)
  const { kind, name, bornOn, names, version } = props.party
  return (
    <PartyForm<typeof changeParty, Pick<Party, 'kind' | 'name' | 'bornOn'>>
      props={props}
      act="changeParty"
      endpoint={changeParty}
      initial={{ kind, name, bornOn }}
      base={{ kind, name, bornOn, version }}
      labels={{
        kind: say('field.kind'),
        name: say('field.shownName'),
        bornOn: say('field.bornOn'),
      }}
      show={{ kind: (value) => say(`kind.${value as Party['kind']}`) }}
      input={(values, base) => ({
        params: { id: props.party.id },
        body: { ...values, bornOn: values.kind === 'person' ? orNull(values.bornOn) : null },
        ifMatch: base.version,
      })}
    >
      <Field name="name" label={say('field.shownName')} required>
        <Select
          options={[...new Set(names.map((one) => one.name))].map((value) => ({
            value,
            label: value,
          }))}
        />
      </Field>
      <ChoiceField
        name="kind"
        label={say('field.kind')}
        choices={partyKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
      />
      <BornOn />
    </PartyForm>
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

function Flag({ party, onClose }: Props) {
  const say = useWords(partyWords)
  return (
    <ActForm<typeof flagDuplicate, { otherId: string; reason: string }>
      endpoint={flagDuplicate}
      words={partyWords}
      slot={`flag:${party.id}`}
      submit={say('act.flag')}
      done={say('done.flagged')}
      refresh={['duplicates']}
      input={({ otherId, reason }) => ({
        body: { oneId: party.id, otherId, reason: reason ?? '' },
      })}
      onClose={onClose}
    >
      <PartyField name="otherId" besides={party.id} />
      <LineField name="reason" label={say('field.reason')} max={2000} />
    </ActForm>
  )
}

/** Takes a line out that was a mistake, after saying what else could be done. */
function Removal<E extends AnyEndpoint>({
  props,
  act,
  endpoint,
  part,
}: {
  props: Props
  act: string
  endpoint: E
  part: string
}) {
  const say = useWords(partyWords)
  const asked = act !== 'removeContact' && props.party.abilities.takeOutWhatChecksMet
  return (
    <PartyForm<E, { reason?: string }>
      props={props}
      act={act}
      endpoint={endpoint}
      input={({ reason = '' }) =>
        ({
          params: { id: props.party.id, [part]: props.about },
          ...(act === 'removeContact' ? {} : { query: { reason } }),
        }) as never
      }
    >
      <Note title={say('removeSure')} />
      <br />
      {asked && (
        <Field
          name="reason"
          label={say('field.because')}
          help={say('field.becauseHelp')}
          max={2000}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Field>
      )}
    </PartyForm>
  )
}
