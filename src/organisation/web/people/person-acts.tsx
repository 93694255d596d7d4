import { lazy } from 'react'
import { useWords, Waiting, SidePanel } from '#ui/index.ts'
import type { Person } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { usePerson } from '../reading.ts'
import { RecordTraining } from '../training/record-training.tsx'
import { AddPerson, ChangePerson } from './person-form.tsx'
import { GoOnLeave, StartDelegation } from './leave-forms.tsx'

const LeaveFirm = lazy(() => import('./leave-firm.tsx'))

const titles = {
  addPerson: 'person.add',
  changePerson: 'person.change',
  goOnLeave: 'leave.start',
  startDelegation: 'delegation.start',
  leaveFirm: 'leaving.title',
  recordTraining: 'person.recordTraining',
} as const
type PersonAct = keyof typeof titles

const isPersonAct = (act: string | undefined): act is PersonAct =>
  act !== undefined && act in titles

/** The panels of what is done with a person; which one is open stands in the address. */
export function PersonActs({ people }: { people: Person[] }) {
  const say = useWords(administrationWords)
  const { act, about, close } = useOpenAct()
  const listed = people.find(({ id }) => id === about)
  const read = usePerson(listed || act === 'addPerson' ? null : about)
  const person = listed ?? read.data
  const known = isPersonAct(act) ? act : undefined
  return (
    <SidePanel
      title={known ? say(titles[known]) : ''}
      open={known !== undefined}
      wide={known === 'leaveFirm'}
      onClose={close}
    >
      {known === 'addPerson' ? (
        <AddPerson onClose={close} />
      ) : person ? (
        <PersonAct key={person.id} act={known} person={person} onClose={close} />
      ) : (
        <Waiting />
      )}
    </SidePanel>
  )
}

function PersonAct({
  act,
  person,
  onClose,
}: {
  act: PersonAct | undefined
  person: Person
  onClose: () => void
}) {
  if (act === 'changePerson') return <ChangePerson person={person} onClose={onClose} />
  if (act === 'goOnLeave') return <GoOnLeave person={person} onClose={onClose} />
  if (act === 'startDelegation') return <StartDelegation person={person} onClose={onClose} />
  if (act === 'recordTraining') return <RecordTraining personId={person.id} onClose={onClose} />
  return <LeaveFirm person={person} onClose={onClose} />
}
