import { Form, Input } from 'antd'
import { ActForm, Field, useWords } from '#ui/index.ts'
import {
  addToWallEndpoint,
  liftWallEndpoint,
  raiseWallEndpoint,
  removeFromWallEndpoint,
  type Wall,
} from '../../walls/contract.ts'
import { type Chosen, DepartmentChoice, PeopleChoice, SubjectChoice } from './choices.tsx'
import { wallWords } from './words.ts'

const refresh = ['walls', 'audit']
const idsOf = (chosen: Chosen[] | undefined) => (chosen ?? []).map((one) => one.value)

interface Sides {
  people?: Chosen[]
  departments?: Chosen[]
  subjectIds?: Chosen[]
}

const sidesOf = ({ people, departments, subjectIds }: Sides) => ({
  principalIds: [...idsOf(people), ...idsOf(departments)],
  subjectIds: idsOf(subjectIds),
})

function SideFields({ required }: { required: boolean }) {
  const say = useWords(wallWords)
  const form = Form.useFormInstance<Sides>()
  const needPrincipal = {
    validator: async () => {
      if (required && sidesOf(form.getFieldsValue(true)).principalIds.length === 0)
        throw new Error(say('form.needPrincipal'))
    },
  }
  return (
    <>
      <Field name="people" label={say('form.people')} rules={[needPrincipal]}>
        <PeopleChoice />
      </Field>
      <Field
        name="departments"
        label={say('form.departments')}
        help={say('form.departmentsHelp')}
        dependencies={['people']}
      >
        <DepartmentChoice />
      </Field>
      <Field
        name="subjectIds"
        label={say('form.subjects')}
        help={say('form.subjectsHelp')}
        required={required}
      >
        <SubjectChoice />
      </Field>
    </>
  )
}

/** Shuts people out of something, at once. */
export function RaiseWall({
  onClose,
  onDone,
}: {
  onClose: () => void
  onDone: (wall: Wall) => void
}) {
  const say = useWords(wallWords)
  return (
    <ActForm<typeof raiseWallEndpoint, Sides & { reason: string }>
      endpoint={raiseWallEndpoint}
      words={wallWords}
      slot="wall:new"
      submit={say('raise')}
      done={say('raised')}
      refresh={refresh}
      input={({ reason, ...sides }) => ({ body: { reason, ...sidesOf(sides) } })}
      onDone={onDone}
      onClose={onClose}
    >
      <SideFields required />
      <Field
        name="reason"
        label={say('form.reason')}
        help={say('form.reasonHelp')}
        required
        max={2000}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Field>
    </ActForm>
  )
}

export function AddToWall({ wall, onClose }: { wall: Wall; onClose: () => void }) {
  const say = useWords(wallWords)
  return (
    <ActForm<typeof addToWallEndpoint, Sides>
      endpoint={addToWallEndpoint}
      words={wallWords}
      slot={`wall-add:${wall.id}`}
      base={wall}
      submit={say('add')}
      done={say('added')}
      refresh={refresh}
      input={(sides, { version }) => ({
        params: { id: wall.id },
        body: sidesOf(sides),
        ifMatch: version,
      })}
      onClose={onClose}
    >
      <SideFields required={false} />
    </ActForm>
  )
}

/** Opens the wall for one, or around one. */
export function RemoveFromWall({
  wall,
  id,
  onClose,
}: {
  wall: Wall
  id: string
  onClose: () => void
}) {
  const say = useWords(wallWords)
  const side = wall.subjects.some((one) => one.id === id) ? 'subjectIds' : 'principalIds'
  return (
    <ActForm<typeof removeFromWallEndpoint, { reason: string }>
      endpoint={removeFromWallEndpoint}
      words={wallWords}
      slot={`wall-remove:${wall.id}:${id}`}
      base={wall}
      submit={say('remove')}
      done={say('removed')}
      refresh={refresh}
      input={({ reason }, { version }) => ({
        params: { id: wall.id },
        body: { [side]: [id], reason },
        ifMatch: version,
      })}
      onClose={onClose}
    >
      <p className="cv-second">{say('removeWhat')}</p>
      <Field name="reason" label={say('removeReason')} required max={2000}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Field>
    </ActForm>
  )
}

export function LiftWall({ wall, onClose }: { wall: Wall; onClose: () => void }) {
  const say = useWords(wallWords)
  return (
    <ActForm<typeof liftWallEndpoint, { reason: string }>
      endpoint={liftWallEndpoint}
      words={wallWords}
      slot={`wall-lift:${wall.id}`}
      base={wall}
      submit={say('lift')}
      done={say('lifted')}
      refresh={refresh}
      input={({ reason }, { version }) => ({
        params: { id: wall.id },
        body: { reason },
        ifMatch: version,
      })}
      onClose={onClose}
    >
      <p className="cv-second">{say('liftWhat')}</p>
      <Field name="reason" label={say('liftReason')} required max={2000}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Field>
    </ActForm>
  )
}
