import {
  answerOriginationDispute,
  decideOriginationDispute,
  disputeOrigination,
  registerLead,
  withdrawLead,
} from '#client-development/contract.ts'
import { act, type House, withRole } from '../house.ts'
import * as said from '../phrases/claims.ts'
import type { Story, Teller } from '../theatre.ts'
import { dayOf, workingHours } from '../time.ts'
import type { Lead } from './lead.ts'

/** Two colleagues say they brought the same client; the manager decides, or has not decided yet. */
export async function* disputeClaim(house: House, teller: Teller, decided: boolean): Story {
  const { dice } = teller
  const first = dice
    .shuffled(house.leads)
    .find((one) => one.originator && isOnItsRoad(one) && one.party.kind === 'organisation')
  if (!first?.originator) return
  const { originator, party } = first
  const rivals = withRole(house, 'lawyer').filter(
    (one) => one !== originator && one.departmentId !== originator.departmentId,
  )
  const rival = dice.pick(rivals)
  first.originator = null
  teller.lane = first.teller.lane
  yield teller.at
  const [need, reasons, evidence, answer, decision] = dice.pick(said.disputes)
  const { id } = await act(house, teller, rival, registerLead, {
    body: {
      name: party.name,
      organisation: party.name,
      unifiedSocialCreditCode: party.code,
      contactName: party.contact.name,
      phone: party.contact.phone,
      need,
      originatorId: rival.id,
    },
  })
  const params = { id }
  yield workingHours(teller.at, dice.within(0.3, 1.5))
  const { disputes } = await act(house, teller, rival, disputeOrigination, {
    params,
    body: { reasons, evidence: evidence.replace('{日}', dayOf(teller.at - 20 * 86_400_000)) },
  })
  const dispute = { id: disputes[0]?.id as string }
  if (!decided) return
  yield workingHours(teller.at, dice.within(1, 6))
  await act(house, teller, originator, answerOriginationDispute, {
    params: dispute,
    body: { answer },
  })
  yield workingHours(teller.at, dice.within(2, 9))
  const share = dice.chance(0.6) ? dice.pick([20, 30, 40]) : null
  await act(house, teller, house.firm.people.zhixing, decideOriginationDispute, {
    params: dispute,
    body: { outcome: share === null ? 'left' : 'shared', share, decision },
  })
  await act(house, teller, house.firm.people.zhixing, withdrawLead, {
    params,
    body: { reason: '与在跟进的潜在客户重复，案源已裁定，并入原线索。' },
  })
}

const isOnItsRoad = ({ reached }: Lead) =>
  ['assigned', 'contacted', 'assessed', 'proposed'].includes(reached)
