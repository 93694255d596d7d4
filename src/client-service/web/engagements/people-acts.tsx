import { CheckOfAffair } from '#conflicts/web/index.ts'
import { charterWords, HandOver } from '#charter/web/index.ts'
import { PersonName } from '#organisation/web/index.ts'
import { say } from '#platform/i18n/words.ts'
import { Lines, useWords, Dotted } from '#ui/index.ts'
import {
  addPartyEndpoint,
  type conflictOutcomes,
  decideConflictEndpoint,
  type Engagement,
  removePartyEndpoint,
  setLawyersEndpoint,
} from '../../contract.ts'
import { LineField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { serviceWords } from '../words.ts'
import {
  besideAct,
  byId,
  common,
  type EngagementAct,
  engagementAct,
  type Props,
} from './act-common.tsx'
import {
  ConflictFields,
  LawyersField,
  type LawyerValues,
  lawyersOnWire,
  type PartyValues,
  RoleField,
} from './people-fields.tsx'
import { aboutEngagement } from './view.ts'
import { engagementWords } from './words.ts'

/** Who works on it, to be edited. */
const lawyersOf = ({ lawyers, version }: Engagement) => ({
  lawyers: lawyers.map(({ id, part, share }) => ({ personId: id, part, share })),
  version,
})

function LawyerLine({ personId, part, share }: Partial<LawyerValues>) {
  const say = useWords(serviceWords)
  return (
    <Dotted
      facts={[
        personId && <PersonName id={personId} />,
        part && say(`part.${part}`),
        share && `${Number(share)}%`,
      ]}
    />
  )
}

function SetLawyers(props: Props) {
  const say = useWords(engagementWords)
  const { engagement } = props.thing
  const base = lawyersOf(engagement)
  return (
    <ActForm<typeof setLawyersEndpoint, { lawyers: LawyerValues[] }>
      endpoint={setLawyersEndpoint}
      {...common(props, 'setLawyers')}
      initial={{ lawyers: base.lawyers }}
      base={base}
      latest={(current) => lawyersOf(current as unknown as Engagement)}
      labels={{ lawyers: say('field.lawyers') }}
      show={{
        lawyers: (lawyers) => (
          <Lines
            of={(lawyers as LawyerValues[]).map((one, at) => <LawyerLine key={at} {...one} />)}
          />
        ),
      }}
      input={(values, base) => ({
        params: byId(props),
        body: { lawyers: lawyersOnWire(values.lawyers) },
        ifMatch: base.version,
      })}
    >
      <LawyersField />
    </ActForm>
  )
}

function AddParty(props: Props) {
  const say = useWords(engagementWords)
  return (
    <ActForm<typeof addPartyEndpoint, PartyValues & { note?: string }>
      endpoint={addPartyEndpoint}
      {...common(props, 'addParty')}
      initial={{ role: 'opponent' }}
      input={(body) => ({ params: byId(props), body })}
    >
      <LineField name="name" label={say('field.partyName')} required />
      <RoleField name="role" />
      <TextField name="note" label={say('field.note')} max={1000} rows={2} />
    </ActForm>
  )
}

function RemoveParty(props: Props) {
  const sayService = useWords(serviceWords)
  const party = props.thing.engagement.parties.find((one) => one.id === props.about)
  return (
    <ActForm<typeof removePartyEndpoint, object>
      endpoint={removePartyEndpoint}
      {...common(props, 'removeParty')}
      input={() => ({ params: { ...byId(props), partyId: props.about ?? '' } })}
    >
      <p className="sv-said">
        {party?.name} {party && sayService(`partyRole.${party.role}`)}
      </p>
      <br />
    </ActForm>
  )
}

function DecideConflict(props: Props) {
  type Values = { outcome: (typeof conflictOutcomes)[number]; reason: string }
  return (
    <ActForm<typeof decideConflictEndpoint, Values>
      endpoint={decideConflictEndpoint}
      {...common(props, 'decideEngagementConflict')}
      input={(body) => ({ params: byId(props), body })}
    >
      <ul>
        {props.thing.engagement.parties.map((party) => (
          <li key={party.id}>{party.name}</li>
        ))}
      </ul>
      <CheckOfAffair id={props.thing.engagement.id} />
      <ConflictFields />
    </ActForm>
  )
}

const Handover = ({ thing: { engagement }, onClose }: Props) => (
  <HandOver subjectId={engagement.id} refresh={aboutEngagement(engagement)} onClose={onClose} />
)

/** Who works on it and who stands on which side. */
export const peopleActs: EngagementAct[] = [
  engagementAct('setLawyers', SetLawyers),
  { ...engagementAct('offerHandover', Handover), label: () => say(charterWords, 'handOver.act') },
  engagementAct('addParty', AddParty, ({ abilities }) => abilities.changeParties === true),
  engagementAct('decideEngagementConflict', DecideConflict),
  besideAct(
    'removeParty',
    RemoveParty,
    ({ engagement }) => engagement.abilities.changeParties === true,
  ),
]
