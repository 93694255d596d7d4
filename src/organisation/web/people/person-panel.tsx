import { sayPhone } from '#platform/i18n/format.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { roles } from '#access/contract.ts'
import {
  Act,
  ActNote,
  Dotted,
  Go,
  Row,
  Section,
  Select,
  Terms,
  toast,
  useAct,
  useSaying,
  useWords,
} from '#ui/index.ts'
import {
  grantRoleEndpoint,
  inviteAgainEndpoint,
  type Person,
  removeSecondFactorEndpoint,
  returnFromLeaveEndpoint,
  revokeRoleEndpoint,
  sayDepartment,
} from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { useMe, useOffices } from '../reading.ts'
import { TrainingOf } from '../training/training-of.tsx'
import { organisationWords } from '../words.ts'
import { Delegations } from './delegations.tsx'

const refresh = ['people', 'person', 'me', 'delegations']

/** The quick look at one member of the firm, with what may be done. */
export function PersonPanel({ person }: { person: Person }) {
  const sayOf = useWords(organisationWords)
  return (
    <>
      <h2>{person.name}</h2>
      <p className="cv-meta">
        <Dotted facts={[person.nameEn, sayOf(`status.${person.status}`)]} />
      </p>
      <Facts person={person} />
      <Owns id={person.id} />
      <PersonButtons person={person} />
      <Roles person={person} />
      <Delegations person={person} />
      <TrainingOf person={person} />
    </>
  )
}

function Facts({ person }: { person: Person }) {
  const say = useWords(administrationWords)
  const saying = useSaying()
  const office = useOffices().data?.items.find(({ id }) => id === person.officeId)
  const facts: [string, ReactNode][] = [
    [say('person.department'), sayDepartment(person, saying.language)],
    [say('person.office'), office && saying.name(office)],
    [say('person.email'), person.email],
    [
      say('person.phone'),
      person.phone && <a href={`tel:${person.phone}`}>{sayPhone(person.phone)}</a>,
    ],
    [say('person.language'), say(person.language === 'en' ? 'person.english' : 'person.chinese')],
    [say('person.joinedOn'), person.joinedOn && saying.day(person.joinedOn)],
  ]
  return <Terms terms={facts} />
}

/** The lists of what they look after, which show what the viewer may see of it. */
function Owns({ id }: { id: string }) {
  const say = useWords(administrationWords)
  const rights = useMe().data?.rights ?? []
  return (
    <p className="org-acts">
      {rights.includes('readLeads') && (
        <Go to="/leads" search={{ specialist: id }} className="cv-act">
          {say('person.leads')}
        </Go>
      )}
      <Go to="/engagements" search={{ lawyer: id }} className="cv-act">
        {say('person.engagements')}
      </Go>
    </p>
  )
}

function PersonButtons({ person }: { person: Person }) {
  const say = useWords(administrationWords)
  const me = useMe().data
  const { open } = useOpenAct()
  const params = { params: { id: person.id } }
  const words = organisationWords
  const back = useAct(returnFromLeaveEndpoint, { words, refresh, done: say('leave.ended') })
  const invite = useAct(inviteAgainEndpoint, {
    words,
    done: say(me?.mailsLeave === false ? 'person.invitedKept' : 'person.invited'),
  })
  const factor = useAct(removeSecondFactorEndpoint, {
    words,
    done: say('person.secondFactorRemoved'),
  })
  const { abilities } = person
  const mayLeave = person.status !== 'left' && me?.rights.includes('leaveFirm')
  return (
    <div className="org-acts">
      {abilities.changePerson && (
        <Act icon="edit" onClick={() => open('changePerson', person.id)}>
          {say('person.change')}
        </Act>
      )}
      {abilities.goOnLeave && (
        <Act onClick={() => open('goOnLeave', person.id)}>{say('leave.start')}</Act>
      )}
      {abilities.returnFromLeave && (
        <Act onClick={() => void back.run(params)} disabled={back.busy}>
          {say('leave.end')}
        </Act>
      )}
      {abilities.inviteAgain && person.id !== me?.personId && (
        <Act onClick={() => void invite.run(params)} disabled={invite.busy}>
          {say('person.invite')}
        </Act>
      )}
      {abilities.removeSecondFactor && (
        <Act onClick={() => void factor.run(params)} disabled={factor.busy}>
          {say('person.removeSecondFactor')}
        </Act>
      )}
      {mayLeave && <Act onClick={() => open('leaveFirm', person.id)}>{say('leaving.title')}</Act>}
      {[back, invite, factor].map((act, index) => (
        <ActNote key={index} act={act} />
      ))}
    </div>
  )
}

/** What somebody is in the firm, given and taken one by one. */
function Roles({ person }: { person: Person }) {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const words = organisationWords
  const revoke = useAct(revokeRoleEndpoint, { words, refresh, done: say('person.revoked') })
  return (
    <Section title={say('person.roles')}>
      <ActNote act={revoke} />
      {person.roles.length === 0 && <p className="cv-meta">{say('person.noRoles')}</p>}
      {person.roles.map((role) => (
        <Row
          key={role}
          first={sayOf(`role.${role}`)}
          side={
            person.abilities.revokeRole && (
              <button
                type="button"
                className="cv-act"
                aria-label={say('person.revokeWhich', { role: sayOf(`role.${role}`) })}
                disabled={revoke.busy}
                onClick={() => void revoke.run({ params: { id: person.id, role } })}
              >
                {say('person.revoke')}
              </button>
            )
          }
        />
      ))}
      {person.abilities.grantRole && <Grant person={person} />}
    </Section>
  )
}

function Grant({ person }: { person: Person }) {
  const say = useWords(administrationWords)
  const sayOf = useWords(organisationWords)
  const [chosen, choose] = useState<Person['roles']>([])
  const grant = useAct(grantRoleEndpoint, {
    words: organisationWords,
    refresh,
  })
  const grantAll = async () => {
    for (const role of chosen) {
      if (!(await grant.run({ params: { id: person.id, role } }))) return
      choose((before) => before.filter((one) => one !== role))
    }
    toast(say('person.granted', { count: chosen.length }))
  }
  return (
    <>
      <div className="org-grant">
        <Select
          aria-label={say('person.grantWhich')}
          placeholder={say('person.grantWhich')}
          mode="multiple"
          value={chosen}
          optionFilterProp="label"
          onChange={choose}
          options={roles
            .filter((one) => !person.roles.includes(one))
            .map((one) => ({ value: one, label: sayOf(`role.${one}`) }))}
        />
        <Button disabled={chosen.length === 0} loading={grant.busy} onClick={() => void grantAll()}>
          {say('person.grant')}
        </Button>
      </div>
      <ActNote act={grant} />
    </>
  )
}
