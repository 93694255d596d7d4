import { useSaying, useWords } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { noonOf } from '../acts/days.ts'
import { leadWords } from '../words.ts'
import { usePersonNames } from './person-names.ts'
import { pageWords } from './words.ts'

type Milestones = LeadView['proposals'][number]['milestones']
type Fees = LeadView['proposals'][number]['fees']

/** What will be done, by whom, by when. */
export function Milestones({ milestones }: { milestones: Milestones }) {
  const say = useWords(pageWords)
  const saying = useSaying()
  const name = usePersonNames(milestones.map((one) => one.responsibleId))
  if (milestones.length === 0) return null
  return (
    <table className="ld-table">
      <thead>
        <tr>
          <th scope="col">{say('plan.step')}</th>
          <th scope="col">{say('plan.responsible')}</th>
          <th scope="col">{say('plan.dueOn')}</th>
        </tr>
      </thead>
      <tbody>
        {milestones.map((one) => (
          <tr key={`${one.title} ${one.dueOn}`}>
            <td>{one.title}</td>
            <td>{name(one.responsibleId)}</td>
            <td>{saying.day(noonOf(one.dueOn))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What it costs and how that is reckoned. */
export function FeesLine({ fees }: { fees: Fees }) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const low = saying.money(fees.low)
  const high = saying.money(fees.high)
  const range = Number(fees.low) === Number(fees.high) ? low : say('plan.range', { low, high })
  return (
    <p className="ld-fees">
      <b className="cv-strong">{sayLead(`feeKind.${fees.kind}`)}</b>{' '}
      {fees.kind === 'hourly' ? say('plan.anHour', { range }) : range}
      <span className="cv-second">{say('plan.basis', { basis: fees.basis })}</span>
    </p>
  )
}
