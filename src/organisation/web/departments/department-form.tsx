import { Form, Input } from 'antd'
import { ActForm, Field, Lines, orNull, Select, useSaying, useWords, Waiting } from '#ui/index.ts'
import {
  changeDepartmentEndpoint,
  type Department,
  departmentKinds,
  openDepartmentEndpoint,
  practiceAreas,
} from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { Several } from '../panel/several.tsx'
import { PersonName } from '../person-name.tsx'
import { PersonSelect } from '../person-select.tsx'
import { useOffices } from '../reading.ts'
import { organisationWords } from '../words.ts'

interface DepartmentValues {
  officeId: string
  name: string
  nameEn?: string | null
  kind: Department['kind']
  practiceAreas?: Department['practiceAreas']
  headId?: string | null
}

const bodyOf = (values: DepartmentValues) => ({
  officeId: values.officeId,
  name: values.name,
  nameEn: orNull(values.nameEn),
  kind: values.kind,
  practiceAreas: values.kind === 'practice' ? (values.practiceAreas ?? []) : [],
  headId: values.headId ?? null,
})

const refresh = ['departments', 'people', 'me']

export function DepartmentForm({
  department,
  onClose,
}: {
  department: Department | undefined
  onClose: () => void
}) {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const offices = useOffices().data?.items
  if (!offices) return <Waiting />
  if (!department) {
    const only = offices.length === 1 ? offices[0]?.id : undefined
    return (
      <ActForm<typeof openDepartmentEndpoint, DepartmentValues>
        endpoint={openDepartmentEndpoint}
        words={organisationWords}
        slot="department:new"
        initial={{ kind: 'practice', ...(only ? { officeId: only } : {}) }}
        submit={say('department.open')}
        done={say('department.opened')}
        refresh={refresh}
        input={(values) => ({ body: bodyOf(values) })}
        onClose={onClose}
      >
        <Fields />
      </ActForm>
    )
  }
  return (
    <ActForm<typeof changeDepartmentEndpoint, DepartmentValues>
      endpoint={changeDepartmentEndpoint}
      words={organisationWords}
      slot={`department:${department.id}`}
      initial={department}
      base={department}
      labels={{
        name: say('department.name'),
        nameEn: say('department.nameEn'),
        officeId: say('department.office'),
        kind: say('department.kind'),
        practiceAreas: say('department.areas'),
        headId: say('department.head'),
      }}
      show={{
        officeId: (id) => saying.nameAmong(offices, id),
        kind: (kind) => sayOf(`departmentKind.${kind as 'practice'}`),
        practiceAreas: (areas) => (
          <Lines of={(areas as 'civil'[]).map((area) => sayOf(`practiceArea.${area}`))} />
        ),
        headId: (id) => <PersonName id={id as string} />,
      }}
      submit={say('department.save')}
      done={say('department.changed')}
      refresh={refresh}
      input={(values, { version: ifMatch }) => ({
        params: { id: department.id },
        body: bodyOf(values),
        ifMatch,
      })}
      onClose={onClose}
    >
      <Fields />
    </ActForm>
  )
}

function Fields() {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const saying = useSaying()
  const offices = useOffices().data?.items ?? []
  const kind: string | undefined = Form.useWatch('kind')
  return (
    <>
      <Field name="name" label={say('department.name')} required max={100}>
        <Input />
      </Field>
      <Field name="nameEn" label={say('department.nameEn')} max={100}>
        <Input />
      </Field>
      <Field name="officeId" label={say('department.office')} required>
        <Select options={saying.choices(offices)} />
      </Field>
      <Field name="kind" label={say('department.kind')} required>
        <Select
          options={departmentKinds.map((one) => ({
            value: one,
            label: sayOf(`departmentKind.${one}`),
          }))}
        />
      </Field>
      {kind === 'practice' && (
        <Several
          name="practiceAreas"
          label={say('department.areas')}
          help={say('department.areasHelp')}
          options={practiceAreas.map((one) => ({
            value: one,
            label: sayOf(`practiceArea.${one}`),
          }))}
        />
      )}
      <Field name="headId" label={say('department.head')}>
        <PersonSelect />
      </Field>
    </>
  )
}
