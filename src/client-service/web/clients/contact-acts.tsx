import { Checkbox } from 'antd'
import { Field, uiWords, useWords, orNull, type Base } from '#ui/index.ts'
import {
  addContactEndpoint,
  changeContactEndpoint,
  type Client,
  type Contact,
  removeContactEndpoint,
} from '../../contract.ts'
import { ReceiveFeedback } from '../feedback/receive-feedback.tsx'
import { LineField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { byId, clientAct, common, contactAct, type Props } from './act-common.ts'
import type { ClientAct } from './view.ts'
import { clientWords } from './words.ts'

type Values = Omit<Contact, 'id'>

const onWire = (values: Values): Values => ({
  ...values,
  phone: orNull(values.phone),
  mail: orNull(values.mail),
  wechat: orNull(values.wechat),
  isMain: values.isMain || false,
})

function ContactForm() {
  const say = useWords(clientWords)
  return (
    <>
      <LineField name="name" label={say('field.contactName')} max={100} required />
      <LineField name="position" label={say('field.position')} max={100} />
      <LineField name="phone" label={say('field.phone')} max={40} />
      <LineField name="mail" label={say('field.mail')} max={254} />
      <LineField name="wechat" label={say('field.wechat')} max={100} />
      <Field name="isMain" label="" valuePropName="checked">
        <Checkbox>{say('field.isMain')}</Checkbox>
      </Field>
      <TextField name="note" label={say('field.contactNote')} max={1000} rows={2} />
    </>
  )
}

function AddContact(props: Props) {
  return (
    <ActForm<typeof addContactEndpoint, Values>
      endpoint={addContactEndpoint}
      {...common(props, 'addContact')}
      input={(values) => ({ params: byId(props), body: onWire(values) })}
    >
      <ContactForm />
    </ActForm>
  )
}

const contactOf = ({ thing, about }: Props) => thing.client.contacts.find((one) => one.id === about)

function ChangeContact(props: Props) {
  const say = useWords(clientWords)
  const sayUi = useWords(uiWords)
  const { id = '', ...contact } = contactOf(props) ?? {}
  const baseOf = ({ version, contacts }: Client): Base => ({
    ...contacts.find((one) => one.id === id),
    version,
  })
  return (
    <ActForm<typeof changeContactEndpoint, Values>
      endpoint={changeContactEndpoint}
      {...common(props, 'changeContact')}
      initial={contact}
      base={baseOf(props.thing.client)}
      latest={(current) => baseOf(current as unknown as Client)}
      labels={{
        name: say('field.contactName'),
        position: say('field.position'),
        phone: say('field.phone'),
        mail: say('field.mail'),
        wechat: say('field.wechat'),
        isMain: say('field.isMain'),
        note: say('field.contactNote'),
      }}
      show={{ isMain: (is) => sayUi(is ? 'note.yes' : 'note.no') }}
      input={(values, base) => ({
        params: { ...byId(props), contactId: id },
        body: onWire(values),
        ifMatch: base.version,
      })}
    >
      <ContactForm />
    </ActForm>
  )
}

function RemoveContact(props: Props) {
  const contact = contactOf(props)
  return (
    <ActForm<typeof removeContactEndpoint, object>
      endpoint={removeContactEndpoint}
      {...common(props, 'removeContact')}
      input={() => ({ params: { ...byId(props), contactId: contact?.id ?? '' } })}
    >
      <p>
        {contact?.name} <span className="cv-second">{contact?.position}</span>
      </p>
      <br />
    </ActForm>
  )
}

const Receive = ({ thing: { client }, onClose }: Props) => (
  <ReceiveFeedback subject={{ kind: 'client', id: client.id }} refresh={[]} onClose={onClose} />
)

/** Whom to talk to at the client, and what they say. */
export const contactActs: ClientAct[] = [
  clientAct('addContact', AddContact, ({ abilities }) => abilities.changeContacts === true),
  contactAct('changeContact', ChangeContact),
  contactAct('removeContact', RemoveContact),
  clientAct('receiveFeedback', Receive, (_, { rights }) => rights.includes('receiveFeedback')),
]
