import type { ReactNode } from 'react'
import { Note, useWords, Waiting } from '#ui/index.ts'
import type { Origination, OriginationDispute } from '../../contract.ts'
import { originationWords } from './origination-words.ts'

/** What an act on a dispute is given. */
export interface OfDispute {
  origination: Origination | undefined
  /** Id of the dispute; without it the first that the viewer may act on. */
  about: string | undefined
  refresh: string[]
  onClose: () => void
}

/** The dispute the viewer may act on, or that there is none. */
export function TheDispute({
  origination,
  about,
  right,
  children,
}: Pick<OfDispute, 'origination' | 'about'> & {
  right: string
  children: (dispute: OriginationDispute) => ReactNode
}) {
  if (!origination) return <Waiting />
  const dispute = origination.disputes.find(
    (one) => one.abilities[right] === true && (!about || one.id === about),
  )
  return dispute ? children(dispute) : <NoDispute />
}

/** What both sides say, side by side. */
export function Sides({ dispute }: { dispute: OriginationDispute }) {
  const say = useWords(originationWords)
  const claimants = dispute.claimants.map((one) => one.name).join(say('mark'))
  return (
    <div className="ld-sides">
      <section>
        <h3>{say('side.disputer', { names: dispute.disputedBy?.name ?? '' })}</h3>
        <p>{dispute.reasons}</p>
        {dispute.evidence && <p className="cv-second">{dispute.evidence}</p>}
      </section>
      <section>
        <h3>{say('side.claimant', { names: claimants })}</h3>
        <p>{dispute.answer ?? <span className="cv-quiet">{say('side.silent')}</span>}</p>
      </section>
    </div>
  )
}

/** The dispute is over, or not the viewer's to act on. */
function NoDispute() {
  const say = useWords(originationWords)
  return (
    <Note tone="due" title={say('decide.nothing')}>
      {say('decide.nothingWhy')}
    </Note>
  )
}
