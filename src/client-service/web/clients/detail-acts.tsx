import { Input } from 'antd'
import { charterWords, HandOver } from '#charter/web/index.ts'
import { PersonName } from '#organisation/web/index.ts'
import { sayPhone } from '#platform/i18n/format.ts'
import { say } from '#platform/i18n/words.ts'
import { Field, useWords, Dotted, orNull, type Base } from '#ui/index.ts'
import {
  changeClientEndpoint,
  clientTiers,
  type Client,
  completeProfileEndpoint,
  confirmDetailsEndpoint,
  identityKinds,
  setCareTeamEndpoint,
  tierClientEndpoint,
} from '../../contract.ts'
import { ChoiceField, LineField, PersonField, SelectField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { serviceWords } from '../words.ts'
import { byId, clientAct, common, type Props } from './act-common.ts'
import { answersAct } from './answers.tsx'
import type { ClientAct } from './view.ts'
import { clientWords } from './words.ts'

type Details = Pick<
  Client,
  | 'name'
  | 'unifiedSocialCreditCode'
  | 'identityKind'
  | 'identityNumber'
  | 'needs'
  | 'preferences'
  | 'cautions'
>

/** Only what was changed is sent: a hidden number must not overwrite the real one. */
function changed(before: Client, after: Details): Partial<Details> {
  const now: Details = {
    ...after,
    unifiedSocialCreditCode: orNull(after.unifiedSocialCreditCode),
    identityKind: after.identityKind ?? null,
    identityNumber: orNull(after.identityNumber),
  }
  const own =
    before.kind === 'person' ? ['unifiedSocialCreditCode'] : ['identityKind', 'identityNumber']
  return Object.fromEntries(
    Object.entries(now).filter(
      ([key, value]) => !own.includes(key) && value !== before[key as keyof Details],
    ),
  )
}

function ChangeClient(props: Props) {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const { client } = props.thing
  const { name, unifiedSocialCreditCode, identityKind, identityNumber } = client
  const { needs, preferences, cautions } = client
  return (
    <ActForm<typeof changeClientEndpoint, Details>
      endpoint={changeClientEndpoint}
      {...common(props, 'changeClient')}
      initial={{
        name,
        unifiedSocialCreditCode,
        identityKind,
        identityNumber,
        needs,
        preferences,
        cautions,
      }}
      base={client}
      labels={{
        name: say('field.name'),
        unifiedSocialCreditCode: say('field.creditCode'),
        identityKind: say('field.identityKind'),
        identityNumber: say('field.identityNumber'),
        needs: say('field.needs'),
        preferences: say('field.preferences'),
        cautions: say('field.cautions'),
      }}
      show={{
        identityKind: (kind) =>
          sayService(`identityKind.${kind as NonNullable<Client['identityKind']>}`),
      }}
      input={(values, base) => ({
        params: byId(props),
        body: changed(base as Base & Client, values),
        ifMatch: base.version,
      })}
    >
      <LineField name="name" label={say('field.name')} required />
      <Identity client={client} />
      <TextField name="needs" label={say('field.needs')} rows={3} />
      <TextField name="preferences" label={say('field.preferences')} rows={2} />
      <TextField name="cautions" label={say('field.cautions')} rows={2} />
    </ActForm>
  )
}

/** An organisation has a credit code, a person a document. */
function Identity({ client }: { client: Client }) {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  if (client.kind === 'organisation') {
    return <LineField name="unifiedSocialCreditCode" label={say('field.creditCode')} max={40} />
  }
  const isHidden = client.identityNumber?.includes('*')
  return (
    <>
      <SelectField
        name="identityKind"
        label={say('field.identityKind')}
        clearable
        choices={identityKinds.map((value) => ({
          value,
          label: sayService(`identityKind.${value}`),
        }))}
      />
      <Field
        name="identityNumber"
        label={say('field.identityNumber')}
        max={40}
        {...(isHidden ? { help: say('hiddenNumber') } : {})}
      >
        <Input />
      </Field>
    </>
  )
}

function CompleteProfile(props: Props) {
  const say = useWords(clientWords)
  const { needs, preferences, cautions } = props.thing.client
  type Values = { needs: string; preferences: string; cautions?: string }
  return (
    <ActForm<typeof completeProfileEndpoint, Values>
      endpoint={completeProfileEndpoint}
      {...common(props, 'completeProfile')}
      initial={{ needs, preferences, cautions }}
      base={props.thing.client}
      labels={{
        needs: say('field.needs'),
        preferences: say('field.preferences'),
        cautions: say('field.cautions'),
      }}
      input={(body, base) => ({ params: byId(props), body, ifMatch: base.version })}
    >
      <TextField
        name="needs"
        label={say('field.needs')}
        rows={3}
        required
        help={say('needsHelp')}
      />
      <TextField
        name="preferences"
        label={say('field.preferences')}
        rows={3}
        required
        help={say('preferencesHelp')}
      />
      <TextField
        name="cautions"
        label={say('field.cautions')}
        rows={2}
        help={say('cautionsHelp')}
      />
    </ActForm>
  )
}

function ConfirmDetails(props: Props) {
  const say = useWords(clientWords)
  return (
    <ActForm<typeof confirmDetailsEndpoint, { note?: string }>
      endpoint={confirmDetailsEndpoint}
      {...common(props, 'confirmDetails')}
      input={(body) => ({ params: byId(props), body })}
    >
      <ul>
        {props.thing.client.contacts.map(({ id, name, phone, mail, wechat }) => (
          <li key={id}>
            {name}{' '}
            <span className="cv-second">
              <Dotted facts={[phone && sayPhone(phone), mail, wechat]} />
            </span>
          </li>
        ))}
      </ul>
      <br />
      <TextField name="note" label={say('field.note')} max={1000} rows={2} />
    </ActForm>
  )
}

function TierClient(props: Props) {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  return (
    <ActForm<typeof tierClientEndpoint, { tier: Client['tier']; reason: string }>
      endpoint={tierClientEndpoint}
      {...common(props, 'tierClient')}
      input={(body) => ({ params: byId(props), body })}
    >
      <ChoiceField
        name="tier"
        label={say('field.tier')}
        required
        choices={clientTiers
          .filter((value) => value !== props.thing.client.tier)
          .map((value) => ({ value, label: sayService(`tier.${value}`) }))}
      />
      <TextField name="reason" label={say('field.reason')} max={1000} rows={2} required />
    </ActForm>
  )
}

/** Who cares for the client, to be edited. */
function teamOf({ members, version }: Client) {
  const who = (part: string) => members.find((one) => one.part === part)?.personId ?? null
  return { specialistId: who('specialist'), managerId: who('manager'), version }
}

const nameOf = (id: unknown) => <PersonName id={id as string} />

function SetCareTeam(props: Props) {
  const say = useWords(clientWords)
  const base = teamOf(props.thing.client)
  const { specialistId, managerId } = base
  return (
    <ActForm<typeof setCareTeamEndpoint, { specialistId: string | null; managerId: string | null }>
      endpoint={setCareTeamEndpoint}
      {...common(props, 'setCareTeam')}
      initial={{ specialistId, managerId }}
      base={base}
      latest={(current) => teamOf(current as unknown as Client)}
      labels={{ specialistId: say('field.specialist'), managerId: say('field.manager') }}
      show={{ specialistId: nameOf, managerId: nameOf }}
      input={({ specialistId, managerId }, base) => ({
        params: byId(props),
        body: { specialistId: specialistId ?? '', managerId: managerId ?? null },
        ifMatch: base.version,
      })}
    >
      <PersonField name="specialistId" label={say('field.specialist')} required />
      <PersonField name="managerId" label={say('field.manager')} />
    </ActForm>
  )
}

const Handover = ({ thing: { client }, onClose }: Props) => (
  <HandOver subjectId={client.id} refresh={[client.id, 'clients']} onClose={onClose} />
)

/** Who the client is and how it is looked after (G3, O1b, M2). */
export const detailActs: ClientAct[] = [
  clientAct('completeProfile', CompleteProfile),
  clientAct('changeClient', ChangeClient),
  answersAct,
  clientAct('confirmDetails', ConfirmDetails),
  clientAct('tierClient', TierClient),
  clientAct('setCareTeam', SetCareTeam),
  { ...clientAct('offerHandover', Handover), label: () => say(charterWords, 'handOver.act') },
]
