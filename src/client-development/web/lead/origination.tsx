import '../sheet.css'
import { Act, Dot, useSaying, useWords, useThing } from '#ui/index.ts'
import {
  type LeadView,
  type Origination,
  readClientOrigination,
  readLeadOrigination,
  type Taken,
} from '../../contract.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { sayTaken } from './say-taken.ts'
import { originationWords } from './origination-words.ts'

/** Who brought a lead, as far as the viewer may know. */
export const useOrigination = (id: string) =>
  useThing(readLeadOrigination, [id], { params: { id } }).data

/** The same of a client. */
export const useClientOrigination = (id: string) =>
  useThing(readClientOrigination, [id], { params: { id } }).data

/** Who brought the lead and until when that is protected, with what the viewer can do about it. */
export function OriginationLine({ lead }: { lead: LeadView }) {
  return <Line origination={useOrigination(lead.id)} />
}

/** What can be done about it on the client's page. */
const onClientPage = [
  'claimOrigination',
  'disputeOrigination',
  'decideOrigination',
  'answerOrigination',
]

/** Who brought a client; nothing where nobody claims it and the viewer cannot either. */
export function ClientOrigination({ clientId }: { clientId: string }) {
  return <Line origination={useClientOrigination(clientId)} able={onClientPage} />
}

function Line({ origination, able }: { origination: Origination | undefined; able?: string[] }) {
  const say = useWords(originationWords)
  const panel = useActPanel()
  if (!origination) return null
  const acts = actsOf(origination).filter(({ key }) => !able || able.includes(key))
  if (!origination.claim && !origination.taken && acts.length === 0) return null
  const decided = origination.disputes.filter((one) => one.decidedAt !== null)
  return (
    <div className="cv-second ld-brought">
      <span>
        <Said origination={origination} />
        {origination.disputes.some((one) => one.decidedAt === null) && (
          <>
            <Dot />
            <span className="cv-due">{say('line.disputed')}</span>
          </>
        )}
      </span>
      {acts.map(({ key, about }) => (
        <Act key={`${key} ${about}`} onClick={() => panel.open(key, about)}>
          {say(`act.${key}`)}
        </Act>
      ))}
      {decided.map((one) => (
        <p key={one.id} className="ld-decided">
          {say('decide.decided', {
            outcome: say(`decide.${one.outcome ?? 'left'}`),
            name: one.decidedBy?.name,
          })}
          <Dot />
          {one.decision}
        </p>
      ))}
    </div>
  )
}

const plainActs = ['claimOrigination', 'disputeOrigination', 'releaseOrigination'] as const
type ActKey = (typeof plainActs)[number] | 'answerOrigination' | 'decideOrigination'

function actsOf({ abilities, disputes }: Origination): { key: ActKey; about?: string }[] {
  const able = (key: string) => disputes.filter((one) => one.abilities[key] === true)
  return [
    ...plainActs.filter((key) => abilities[key] === true).map((key) => ({ key })),
    ...able('answerOriginationDispute').map(({ id }) => ({
      key: 'answerOrigination' as const,
      about: id,
    })),
    ...able('decideOriginationDispute').map(({ id }) => ({
      key: 'decideOrigination' as const,
      about: id,
    })),
  ]
}

function Said({ origination: { claim, taken } }: { origination: Origination }) {
  const say = useWords(originationWords)
  const saying = useSaying()
  if (claim && claim.state !== 'released' && !(claim.state === 'expired' && taken)) {
    const whole = claim.shares.length === 1
    const names = claim.shares
      .map(({ person, share }) =>
        whole ? person.name : say('part', { name: person.name, share: saying.number(share) }),
      )
      .join(say('mark'))
    if (!claim.expiresAt) return say('line.kept', { names })
    const until = saying.day(claim.expiresAt)
    return say(claim.state === 'expired' ? 'line.expired' : 'line.held', { names, until })
  }
  return taken ? <TakenLine taken={taken} /> : say('line.none')
}

/** Taken, by whom, since and until when: all that a colleague learns. */
export function TakenLine({ taken }: { taken: Taken }) {
  useWords(originationWords)
  return sayTaken(taken, useSaying().day)
}
