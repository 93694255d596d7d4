import { Form, Input } from 'antd'
import { type Role, roles } from '#access/contract.ts'
import {
  ActForm,
  DateInput,
  Field,
  orNull,
  Select,
  useSaying,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { addPersonEndpoint, changePersonEndpoint, type Person } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useDepartments, useMe, useOffices } from '../reading.ts'
import { organisationWords } from '../words.ts'

interface PersonValues {
  name: string
  nameEn?: string | null
  email: string
  phone?: string | null
  officeId: string
  departmentId: string
  language: 'zh-CN' | 'en'
  joinedOn?: string | null
  roles?: Role[]
}

const fieldsOf = (values: PersonValues) => ({
  name: values.name,
  nameEn: orNull(values.nameEn),
  email: values.email,
  phone: orNull(values.phone),
  officeId: values.officeId,
  departmentId: values.departmentId,
  language: values.language,
  joinedOn: orNull(values.joinedOn),
})

/** Takes somebody into the firm; the invitation to set a password goes out by mail. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const me = useMe().data
  const offices = useOffices().data?.items
  if (!offices) return <Waiting />
  const first = offices.length === 1 ? offices[0]?.id : undefined
  return (
    <ActForm<typeof addPersonEndpoint, PersonValues>
      endpoint={addPersonEndpoint}
      words={organisationWords}
      slot="person:new"
      initial={{ language: 'zh-CN', roles: [], ...(first ? { officeId: first } : {}) }}
      submit={say('person.addAndInvite')}
      done={say(me?.mailsLeave === false ? 'person.addedKept' : 'person.added')}
      refresh={['people', 'departments']}
      input={(values) => ({ body: { ...fieldsOf(values), roles: values.roles ?? [] } })}
      onClose={onClose}
    >
      <PersonFieldsOf />
      {me?.rights.includes('grantRole') && (
        <Field name="roles" label={say('person.roles')} help={say('person.rolesHelp')}>
          <Select
            mode="multiple"
            options={roles.map((role) => ({ value: role, label: sayOf(`role.${role}`) }))}
            optionFilterProp="label"
          />
        </Field>
      )}
    </ActForm>
  )
}

export function ChangePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const say = useWords(administrationWords)
  const saying = useSaying()
  const offices = useOffices().data?.items ?? []
  const departments = useDepartments().data?.items ?? []
  return (
    <ActForm<typeof changePersonEndpoint, PersonValues>
      endpoint={changePersonEndpoint}
      words={organisationWords}
      slot={`person:${person.id}`}
      initial={person}
      base={person}
      labels={{
        name: say('person.name'),
        nameEn: say('person.nameEn'),
        email: say('person.email'),
        phone: say('person.phone'),
        officeId: say('person.office'),
        departmentId: say('person.department'),
        language: say('person.language'),
        joinedOn: say('person.joinedOn'),
      }}
      show={{
        officeId: (id) => saying.nameAmong(offices, id),
        departmentId: (id) => saying.nameAmong(departments, id),
        language: (one) => say(one === 'en' ? 'person.english' : 'person.chinese'),
      }}
      submit={say('person.save')}
      done={say('person.changed')}
      refresh={['people', 'person', 'me', 'departments']}
      input={(values, { version: ifMatch }) => ({
        params: { id: person.id },
        body: fieldsOf(values),
        ifMatch,
      })}
      onClose={onClose}
    >
      <PersonFieldsOf />
    </ActForm>
  )
}

function PersonFieldsOf() {
  const say = useWords(administrationWords)
  const saying = useSaying()
  const offices = useOffices().data?.items ?? []
  const departments = useDepartments().data?.items ?? []
  const form = Form.useFormInstance()
  const officeId: string | undefined = Form.useWatch('officeId')
  const mailsLeave = useMe().data?.mailsLeave !== false
  return (
    <>
      <Field name="name" label={say('person.name')} required max={100}>
        <Input autoComplete="off" />
      </Field>
      <Field name="nameEn" label={say('person.nameEn')} max={100}>
        <Input autoComplete="off" />
      </Field>
      <Field
        name="email"
        label={say('person.email')}
        required
        max={254}
        help={say(mailsLeave ? 'person.emailHelp' : 'person.emailKept')}
      >
        <Input type="email" autoComplete="off" />
      </Field>
      <Field name="phone" label={say('person.phone')} max={40}>
        <Input type="tel" autoComplete="off" />
      </Field>
      <Field name="officeId" label={say('person.office')} required>
        <Select
          options={saying.choices(offices)}
          onChange={() => form.setFieldValue('departmentId', undefined)}
        />
      </Field>
      <Field name="departmentId" label={say('person.department')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={saying.choices(
            departments.filter((one) => !officeId || one.officeId === officeId),
          )}
        />
      </Field>
      <Field name="language" label={say('person.language')} required>
        <Select
          options={[
            { value: 'zh-CN', label: say('person.chinese') },
            { value: 'en', label: say('person.english') },
          ]}
        />
      </Field>
      <Field name="joinedOn" label={say('person.joinedOn')}>
        <DateInput />
      </Field>
    </>
  )
}
