import {
  ActForm,
  dayAfter,
  LineField,
  PersonField,
  TextField,
  today,
  useMe,
  WayField,
} from '#client-service/web/index.ts'
import { DateInput, Field, MomentInput, useNow, useWords } from '#ui/index.ts'
import {
  cancelPlannedContactEndpoint,
  changePlannedContactEndpoint,
  completePlannedContactEndpoint,
  contactKinds,
  contactWays,
  occasionTiers,
  planContactEndpoint,
  type PlannedContact,
  planOccasionEndpoint,
  postponePlannedContactEndpoint,
  recordContactEndpoint,
} from '../contract.ts'
import { aboutId, besideAct, careAct, clientId, common, type Props } from './act-common.ts'
import { OccasionFields, TierField } from './occasion-fields.tsx'
import type { CareAct } from './view.ts'
import { maintenanceWords } from './words.ts'

interface Plan {
  kind: (typeof contactKinds)[number]
  occasion?: string
  plannedOn: string
  ownerId: string
  note?: string
}

function PlanContact(props: Props) {
  const say = useWords(maintenanceWords)
  const me = useMe().data
  return (
    <ActForm<typeof planContactEndpoint, Plan>
      endpoint={planContactEndpoint}
      {...common(props, 'planContact')}
      initial={{
        plannedOn: dayAfter(useNow(), 7),
        ...(me ? { ownerId: me.personId } : {}),
      }}
      input={(body) => ({ params: clientId(props), body })}
    >
      <OccasionFields kinds={contactKinds} />
      <PersonField name="ownerId" label={say('field.owner')} required />
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

interface Round {
  kind: (typeof contactKinds)[number]
  occasion: string
  plannedOn: string
  ownerId?: string | null
  note?: string
  tier: (typeof occasionTiers)[number]
}

/** Marketing and the relationship team may plan these for many; calls and visits are for one. */
const forMany = ['greeting', 'legal_news', 'industry_news', 'event_invitation'] as const

function PlanOccasion(props: Props) {
  const say = useWords(maintenanceWords)
  return (
    <ActForm<typeof planOccasionEndpoint, Round>
      endpoint={planOccasionEndpoint}
      {...common(props, 'planOccasion')}
      initial={{ kind: 'greeting', plannedOn: dayAfter(useNow(), 14), tier: 'key' }}
      done={(reply) => {
        const left = reply.withoutOwner + reply.notFound
        return (
          say('done.planOccasion', reply) + (left > 0 ? say('done.planOccasionLeft', { left }) : '')
        )
      }}
      input={({ ownerId, ...body }) => ({ body: { ...body, ownerId: ownerId ?? null } })}
    >
      <OccasionFields kinds={forMany} required />
      <TierField />
      <PersonField name="ownerId" label={say('field.ownerEach')} />
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

interface Made {
  way: (typeof contactWays)[number]
  words: string
  at: string
}

function MadeFields() {
  const say = useWords(maintenanceWords)
  return (
    <>
      <TextField name="words" label={say('field.words')} required />
      <WayField label={say('field.way')} values={contactWays} />
      <Field name="at" label={say('field.at')} required>
        <MomentInput />
      </Field>
    </>
  )
}

function RecordContact(props: Props) {
  return (
    <ActForm<typeof recordContactEndpoint, Made>
      endpoint={recordContactEndpoint}
      {...common(props, 'recordContact')}
      initial={{ way: 'call', at: useNow().toISOString() }}
      input={(body) => ({ params: clientId(props), body })}
    >
      <MadeFields />
    </ActForm>
  )
}

const ways: Partial<Record<PlannedContact['kind'], Made['way']>> = { call: 'call', visit: 'visit' }
const contactOf = ({ thing, about }: Props) => thing.contacts.find((one) => one.id === about)

function CompleteContact(props: Props) {
  const kind = contactOf(props)?.kind
  return (
    <ActForm<typeof completePlannedContactEndpoint, Made>
      endpoint={completePlannedContactEndpoint}
      {...common(props, 'completePlannedContact')}
      initial={{ way: (kind && ways[kind]) ?? 'wechat', at: useNow().toISOString() }}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <MadeFields />
    </ActForm>
  )
}

function PostponeContact(props: Props) {
  const say = useWords(maintenanceWords)
  const now = useNow()
  const planned = contactOf(props)?.plannedOn ?? today(now)
  const from = planned > today(now) ? new Date(`${planned}T12:00:00+08:00`) : now
  return (
    <ActForm<typeof postponePlannedContactEndpoint, { plannedOn: string; reason: string }>
      endpoint={postponePlannedContactEndpoint}
      {...common(props, 'postponePlannedContact')}
      initial={{ plannedOn: dayAfter(from, 7) }}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <Field name="plannedOn" label={say('field.newDay')} required>
        <DateInput />
      </Field>
      <TextField name="reason" label={say('field.reason')} max={2000} rows={2} required />
    </ActForm>
  )
}

function CancelContact(props: Props) {
  const say = useWords(maintenanceWords)
  return (
    <ActForm<typeof cancelPlannedContactEndpoint, { reason: string }>
      endpoint={cancelPlannedContactEndpoint}
      {...common(props, 'cancelPlannedContact')}
      input={(body) => ({ params: aboutId(props), body })}
    >
      <TextField name="reason" label={say('field.reason')} max={2000} rows={2} required />
    </ActForm>
  )
}

function ChangeContact(props: Props) {
  const say = useWords(maintenanceWords)
  const contact = contactOf(props)
  return (
    <ActForm<typeof changePlannedContactEndpoint, { occasion: string; note: string }>
      endpoint={changePlannedContactEndpoint}
      {...common(props, 'changePlannedContact')}
      initial={contact ? { occasion: contact.occasion, note: contact.note } : {}}
      base={contact}
      labels={{ occasion: say('field.occasion'), note: say('field.note') }}
      input={(body, base) => ({ params: aboutId(props), body, ifMatch: base.version })}
    >
      <LineField name="occasion" label={say('field.occasion')} />
      <TextField name="note" label={say('field.note')} max={2000} rows={2} />
    </ActForm>
  )
}

const contacts: Parameters<typeof besideAct>[2] = (view) => view.contacts

/** Greetings, news, calls and visits (M2). */
export const contactActs: CareAct[] = [
  careAct('recordContact', RecordContact),
  careAct('planContact', PlanContact),
  besideAct('completePlannedContact', CompleteContact, contacts),
  besideAct('postponePlannedContact', PostponeContact, contacts),
  besideAct('changePlannedContact', ChangeContact, contacts),
  besideAct('cancelPlannedContact', CancelContact, contacts),
]

/** For many clients at once: on the page of client care. */
export const planOccasionAct: CareAct = {
  ...careAct('planOccasion', PlanOccasion),
  allowed: ({ rights }) => rights.includes('planOccasion'),
}
