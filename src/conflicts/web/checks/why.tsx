import { Fragment } from 'react'
import { partyWords } from '#parties/web/index.ts'
import { reasonsInWords } from '#parties/contract.ts'
import { Icon, useLanguage, useSaying, useWords } from '#ui/index.ts'
import type { ConflictFinding } from '../../contract.ts'
import { checkWords } from './words.ts'

type Evidence = NonNullable<ConflictFinding['evidence']>

const isSame = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase()

/** Why the two names were taken for one: in words, and part beside part where they differ in parts. */
export function Segments({
  evidence,
  tier,
}: {
  evidence: Evidence
  tier: NonNullable<ConflictFinding['tier']>
}) {
  const say = useWords(checkWords)
  const sayParty = useWords(partyWords)
  const { rate } = useSaying()
  const language = useLanguage() === 'en' ? 'en' : 'zh'
  const reasons = evidence.reasons.filter((one) => one.code !== 'registered_once')
  const why = reasonsInWords({ reasons: reasons as never }, language)
  const near = tier === 'near' || tier === 'alias' || tier === 'weak'
  const parts = evidence.segments?.filter((one) => one.asked !== '' || one.onFile !== '') ?? []
  return (
    <>
      {near && parts.length > 0 && (
        <table className="cf-segments">
          <thead>
            <tr className="cv-meta">
              <th scope="col">
                <span className="cv-hidden">{sayParty('column.name')}</span>
              </th>
              {parts.map((one) => (
                <th key={one.segment} scope="col">
                  {say(`segment.${one.segment}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['asked', 'onFile'] as const).map((row) => (
              <tr key={row}>
                <th scope="row" className="cv-meta">
                  {say(row === 'asked' ? 'here' : 'there')}
                </th>
                {parts.map((one) => (
                  <td key={one.segment} className={one.relation === 'same' ? '' : 'is-different'}>
                    {one[row] || say('blank')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="cv-second">
        {[say(`tier.${tier}`), near && say('score', { percent: rate(evidence.score, 0) }), why]
          .filter((part) => part !== false)
          .filter((part, at, all) => part !== '' && all.findIndex(isSame(part)) === at)
          .join(say('stop'))}
      </p>
    </>
  )
}

/** The way from the one looked for to the one found, step by step. */
export function Path({ evidence: { path, searched } }: { evidence: Evidence }) {
  const say = useWords(checkWords)
  const sayParty = useWords(partyWords)
  if (path.length === 0) return null
  return (
    <p className="cf-path">
      <b>{searched.name}</b>
      {path.map((step) => (
        <Fragment key={`${step.partyId} ${step.type}`}>
          <Icon name={step.direction === 'forward' ? 'forward' : 'back'} />
          <span className="cv-meta">
            {sayParty(`relation.${step.type}`)}
            {step.ended && say('tieEnded')}
          </span>
          <Icon name={step.direction === 'forward' ? 'forward' : 'back'} />
          <b>{step.name}</b>
        </Fragment>
      ))}
    </p>
  )
}
