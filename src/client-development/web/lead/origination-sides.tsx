import { Note, useWords } from '#ui/index.ts'
import type { OriginationDispute } from '../../contract.ts'
import { originationWords } from './origination-words.ts'

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
export function NoDispute() {
  const say = useWords(originationWords)
  return (
    <Note tone="due" title={say('decide.nothing')}>
      {say('decide.nothingWhy')}
    </Note>
  )
}
