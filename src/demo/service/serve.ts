import {
  answerEngagementFieldsEndpoint,
  confirmFeesEndpoint,
  decideConflictEndpoint,
  discloseTermsEndpoint,
  setLawyersEndpoint,
  signContractEndpoint,
  startEngagementEndpoint,
  uploadFileEndpoint,
} from '#client-service/contract.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { answersOfCase } from '../firm/forms.ts'
import { lookAndDecide, onDecision } from '../leads/assess.ts'
import { act, type House, isAssistant, withRole } from '../house.ts'
import * as said from '../phrases/service.ts'
import type { Story, Teller } from '../theatre.ts'
import { day, dayOf, workingDays, workingHours } from '../time.ts'
import { feedbackLife } from './feedback.ts'
import { finish } from './finish.ts'
import { type Matter, type Running, sayIn, ways } from './matter.ts'
import { decisionLife, dutyLife, eventLife, milestoneLife, questionLife, rest } from './moments.ts'
import { reporting, talking } from './rhythm.ts'

type Begun = ReplyOf<typeof startEngagementEndpoint>

/** A case from its contract to its archive. */
export async function* serve(house: House, teller: Teller, matter: Matter): Story {
  const { dice } = teller
  const { engagementId } = matter
  const params = { id: engagementId }
  yield workingDays(teller.at, dice.chance(0.08) ? dice.within(3.2, 4.5) : dice.within(0.3, 2.4))
  await sign(house, teller, matter)
  yield workingHours(teller.at, dice.within(0.3, 3))
  const note = sayOrNothing(matter, teller, dice.pick(said.startNotes))
  const begun = await cleared(house, teller, engagementId, () =>
    act(house, teller, matter.team.lawyer, startEngagementEndpoint, { params, body: { note } }),
  )
  const running = plan(house, teller, matter)
  await takeHelp(running, teller, begun)
  house.running.add(running)
  beginMoments(house, teller, running)
  yield workingHours(teller.at, dice.chance(0.06) ? dice.within(13, 20) : dice.within(0.5, 9))
  // The case may have passed to a colleague meanwhile.
  await act(house, teller, running.team.lawyer, discloseTermsEndpoint, {
    params,
    body: { way: dice.pick(ways), what: sayIn(matter, teller, said.disclosures) },
  })
  yield workingHours(teller.at, dice.chance(0.08) ? dice.within(17, 26) : dice.within(1, 12))
  await act(house, teller, dice.pick(withRole(house, 'finance')), confirmFeesEndpoint, {
    params,
    body: { note: sayIn(matter, teller, said.feeChecks) },
  })
  yield running.closing
  house.running.delete(running)
  yield* finish(teller, running)
}

/** An assistant helps on it, where the team has one; the firm's own fields are filled in. */
async function takeHelp(running: Running, teller: Teller, begun: Begun): Promise<void> {
  const { house, team, engagementId } = running
  const params = { id: engagementId }
  let { version } = begun
  if (isAssistant(team.helper)) {
    const lawyers = begun.lawyers.map(({ id, part, share }) => ({ personId: id, part, share }))
    const helper = { personId: team.helper.id, part: 'assisting_lawyer' as const, share: null }
    const sent = { params, body: { lawyers: [...lawyers, helper] }, ifMatch: version }
    ;({ version } = await act(house, teller, team.lawyer, setLawyersEndpoint, sent))
  }
  if (!house.formsOpen || teller.dice.chance(0.7)) return
  const answers = answersOfCase(teller.dice, teller.at)
  const sent = { params, body: { answers }, ifMatch: version }
  await act(house, teller, team.lawyer, answerEngagementFieldsEndpoint, sent)
}

const sayOrNothing = (matter: Matter, teller: Teller, words: string) =>
  words === '' ? '' : sayIn(matter, teller, words)

async function sign(house: House, teller: Teller, matter: Matter): Promise<void> {
  const { tale, team, engagementId, amount, slots } = matter
  const file = await act(house, teller, team.lawyer, uploadFileEndpoint, {
    query: { subjectId: engagementId },
    request: house.signedCopy,
  })
  const [kind, low, high, basis] = tale.fee
  const retained = tale.kind === 'retainer'
  const fee = Math.round(((low + (high - low) * teller.dice.within(0.2, 0.8)) * 10_000) / 500) * 500
  const today = dayOf(teller.at)
  const sign = () =>
    act(house, teller, team.lawyer, signContractEndpoint, {
      params: { id: engagementId },
      body: {
        kind: tale.kind,
        scope: fillScope(tale.scope, slots),
        feeKind: retained ? 'retainer' : kind,
        feeAmount: kind === 'hourly' ? null : `${fee}.00`,
        feeTerms: basis,
        amountInDispute: amount === null ? null : (amount * 10_000).toFixed(2),
        termFrom: today,
        termTo: retained ? dayOf(teller.at + 364 * day) : null,
        signedOn: today,
        signedFileId: file.id,
      },
    })
  await cleared(house, teller, engagementId, sign)
}

/** What nobody does past the officer, who looks again where somebody came into the register meanwhile. */
function cleared<Done>(
  house: House,
  teller: Teller,
  engagementId: string,
  wanted: () => Promise<Done>,
): Promise<Done> {
  const [officer] = withRole(house, 'conflict_officer')
  const params = { id: engagementId }
  const body = { outcome: 'clear' as const, reason: '复核：已逐项核对，没有利益冲突' }
  return onDecision(wanted, async () => {
    if (!officer) throw new Error('nobody decides on conflicts')
    await lookAndDecide(house, teller, officer, engagementId, () =>
      act(house, teller, officer, decideConflictEndpoint, { params, body }),
    )
  })
}

const fillScope = (scope: string, slots: Matter['slots']): string =>
  scope.replaceAll(/\{([^{}]+)\}/g, (whole, place: string) => {
    const slot = slots[place]
    return typeof slot === 'string' ? slot : whole
  })

/** Settles how long the case takes, and whether it rests on the way. */
function plan(house: House, teller: Teller, matter: Matter): Running {
  const { dice } = teller
  const [low, high] = matter.tale.months
  const started = teller.at
  const length = dice.within(low, high) * 17 * day
  const rests = length > 120 * day && dice.chance(0.3)
  const from = started + length * 0.4
  const away = rests ? { from, to: from + dice.within(20, 55) * day } : null
  const closing = workingHours(started + length + (away ? away.to - away.from : 0), 2)
  const ends = dice.chance(0.03) ? 'ended' : 'closed'
  return { ...matter, house, started, closing, rest: away, ends }
}

/** What happens along the way, each with a story of its own. */
function beginMoments(house: House, teller: Teller, running: Running): void {
  const { dice } = teller
  const { tale, started, closing } = running
  const span = closing - started
  const at = (part: number) => workingHours(started + span * part, dice.within(0.5, 5))
  // The name of a story seeds its dice: the id would make every load different.
  const own = `${running.client.name} ${tale.key}`
  const beginOwn = (name: string, from: number, story: (next: Teller) => Story) =>
    house.theatre.begin(`${own} ${name}`, from, story, running.client.lane)
  beginOwn('reports', started, (next) => reporting(next, running))
  beginOwn('talks', started, (next) => talking(next, running))
  beginOwn('milestones', at(0.1), (next) => milestoneLife(next, running))
  if (running.rest) beginOwn('rest', running.rest.from, (next) => rest(next, running))
  tale.events.forEach((event, place) => {
    const part = (place + 0.7 + dice.within(-0.15, 0.15)) / (tale.events.length + 0.6)
    if (dice.chance(0.27))
      beginOwn(`event ${place}`, at(part), (next) => eventLife(next, running, event))
  })
  tale.questions.forEach((question, place) => {
    if (dice.chance(0.2))
      beginOwn(`question ${place}`, at(dice.within(0.08, 0.9)), (next) =>
        questionLife(next, running, question),
      )
  })
  tale.duties.forEach((duty, place) => {
    if (dice.chance(0.2))
      beginOwn(`duty ${place}`, at(dice.within(0.05, 0.6)), (next) => dutyLife(next, running, duty))
  })
  if (dice.chance(0.3))
    beginOwn('decision', at(dice.within(0.3, 0.75)), (next) => decisionLife(next, running))
  if (span > 40 * day && dice.chance(0.42))
    beginOwn('feedback', at(dice.within(0.25, 0.7)), (next) => feedbackLife(next, running))
}
