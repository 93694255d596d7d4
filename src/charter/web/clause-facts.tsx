import { Fragment, type ReactNode } from 'react'
import type { Clause } from '../clauses/contract.ts'
import { partsInOrder } from './clause-speech.ts'
import { useClauseSpeech } from './reading.ts'

const hidden = new Set(['provision', 'title', 'duty', 'due_field', 'about', 'deadline'])

/** A clause in full, in words: who owes what to whom by when, and what happens otherwise. */
export function ClauseFacts({ clause, standing }: { clause: Clause; standing?: ReactNode }) {
  const speech = useClauseSpeech()
  const isThere = (name: (typeof partsInOrder)[number]) => {
    const value = clause[name]
    return !hidden.has(name) && value !== undefined && !(Array.isArray(value) && value.length === 0)
  }
  return (
    <>
      <h2>
        {clause.code} {speech.part('title', clause.title)}
      </h2>
      <p className="ch-duty">{speech.part('duty', clause.duty)}</p>
      {standing}
      <dl className="ch-facts">
        <dt>{speech.nameOf('deadline')}</dt>
        <dd>
          <b>{speech.deadline(clause)}</b>
        </dd>
        {partsInOrder.filter(isThere).map((name) => (
          <Fragment key={name}>
            <dt>{speech.nameOf(name)}</dt>
            <dd>
              {name === 'owner' ? (
                <ol className="ch-order">
                  {clause.owner.map((who) => (
                    <li key={JSON.stringify(who)}>{speech.someone(who)}</li>
                  ))}
                </ol>
              ) : (
                speech.part(name, clause[name])
              )}
              {name === 'escalation' && <p className="cv-meta">{speech.ladderEnd}</p>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  )
}
