import './parties.css'
import { Row, Section, useSaying, useWords } from '#ui/index.ts'
import type { ReactNode } from 'react'
import { type Declaration, declarationKinds } from '../declarations/contract.ts'
import { declarationWords } from './declaration-words.ts'

/** What somebody declared, by kind; acts stand beside each line where it is one's own. */
export function Declared({
  items,
  acts,
  side,
}: {
  items: Declaration[]
  acts?: (kind: Declaration['kind']) => ReactNode
  side?: (item: Declaration) => ReactNode
}) {
  const say = useWords(declarationWords)
  return declarationKinds.map((kind) => {
    const own = items.filter((item) => item.kind === kind)
    return (
      <Section key={kind} title={say(`section.${kind}`)} acts={acts?.(kind)}>
        {own.length === 0 && <p className="cv-quiet">{say(`none.${kind}`)}</p>}
        {own.map((item) => (
          <Row
            key={item.id}
            first={item.name}
            second={<Line item={item} />}
            {...(side ? { side: side(item) } : {})}
          />
        ))}
      </Section>
    )
  })
}

function Line({ item }: { item: Declaration }) {
  const say = useWords(declarationWords)
  const { date } = useSaying()
  const from = item.fromDate && date(item.fromDate)
  const to = item.toDate && date(item.toDate)
  const period =
    from && to
      ? say('line.period', { from, to })
      : from
        ? say('line.since', { time: from })
        : to
          ? say('line.until', { time: to })
          : null
  return (
    <span className="pt-more">
      {item.interest && item.holder && (
        <span>
          {say('line.interest', {
            holder: `${say(`holder.${item.holder}`)}${item.holderName ? ` ${item.holderName}` : ''}`,
            interest: say(`interest.${item.interest}`),
          })}
        </span>
      )}
      {item.office && <span>{say(`office.${item.office}`)}</span>}
      {item.matterPart && <span>{say(`matterPart.${item.matterPart}`)}</span>}
      {item.opponents.length > 0 && (
        <span>{say('line.opponents', { names: item.opponents.join(say('comma')) })}</span>
      )}
      {item.court && <span>{item.court}</span>}
      {item.number && <span className="cv-code">{item.number}</span>}
      {period && <span>{period}</span>}
      {item.note && <span>{item.note}</span>}
    </span>
  )
}
