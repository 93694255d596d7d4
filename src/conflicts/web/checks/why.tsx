import { Fragment } from 'react'
import { Icon, useLanguage, useSaying, useWords } from '#ui/index.ts'
import type { ConflictFinding } from '../../contract.ts'
import { checkWords } from './words.ts'

type Evidence = NonNullable<ConflictFinding['evidence']>

/** Why the two names were taken for one: part beside part, or in a word. */
export function Segments({
  evidence,
  tier,
}: {
  evidence: Evidence
  tier: ConflictFinding['tier']
}) {
  const say = useWords(checkWords)
  const saying = useSaying()
  const score =
    tier === 'near' || tier === 'alias' || tier === 'weak'
      ? ` ${say('score', { percent: Math.round(evidence.score * 100) })}`
      : ''
  return (
    <p className="cv-second">
      {say(`tier.${tier}`)}
      {score && (
        <span className="cv-meta">
          {saying.language === 'en' ? `, ${score}` : `，${score.trim()}`}
        </span>
      )}
    </p>
  )
}

/** The way from the one looked for to the one found, step by step. */
export function Path({ evidence: { path, searched } }: { evidence: Evidence }) {
  const say = useWords(checkWords)
  useLanguage()
  if (path.length === 0) return null
  return (
    <p className="cf-path">
      <b>{searched.name}</b>
      {path.map((step) => (
        <Fragment key={`${step.partyId} ${step.type}`}>
          <span className="cv-meta">{say(`relation.${step.type}`)}</span>
          <Icon name="forward" />
          <b>{step.name}</b>
        </Fragment>
      ))}
    </p>
  )
}
