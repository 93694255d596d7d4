import { Button } from 'antd'
import { useState } from 'react'
import { partyWords } from '#parties/web/index.ts'
import { useSaying, useWords } from '#ui/index.ts'
import type { ConflictFinding } from '../../contract.ts'
import { Dispose } from './dispose.tsx'
import { Grade } from './grade.tsx'
import { Path, Segments } from './why.tsx'
import { useFindingWords } from './words-of.ts'
import { checkWords } from './words.ts'

/** One finding: what it is, the name entered beside the one registered, why it matched, what can be done. */
export function Finding({ finding }: { finding: ConflictFinding }) {
  const say = useWords(checkWords)
  const sayParty = useWords(partyWords)
  const saying = useSaying()
  const words = useFindingWords()
  const [open, setOpen] = useState(false)
  const { evidence, disposition } = finding
  const other = evidence?.other
  const [only, ...more] = finding.dispositions
  return (
    <article
      className="cf-finding"
      aria-label={`${say(`class.${finding.class}`)} ${evidence?.hit.name ?? ''}`}
    >
      <div className="cf-mark">
        <Grade grade={finding.class} />
        <span className="cv-meta">
          {finding.person ? say('onlyFor', { name: finding.person.name }) : finding.article}
        </span>
        {finding.until && (
          <span className="cv-meta">{say('untilDay', { day: saying.day(finding.until) })}</span>
        )}
      </div>
      {evidence ? (
        <>
          <div>
            <b>{evidence.searched.name}</b>
            <div className="cv-meta">{sayParty(`role.${evidence.searched.role}`)}</div>
          </div>
          <div>
            <b>{evidence.hit.name}</b>
            {other && <div className="cv-meta">{words.other(other)}</div>}
            {evidence.declared && (
              <div className="cv-meta">{say('declared', { name: finding.person?.name ?? '' })}</div>
            )}
            {other && other.lawyers.length > 0 && (
              <div className="cv-meta">
                {say('lawyers', { names: other.lawyers.map((one) => one.name).join(say('comma')) })}
              </div>
            )}
          </div>
        </>
      ) : (
        <div className="cf-why">
          <b>{say('hidden')}</b>
          <div>{say('hiddenWhy')}</div>
        </div>
      )}
      {evidence && (
        <div className="cf-why">
          <Segments evidence={evidence} tier={finding.tier} />
          <Path evidence={evidence} />
          <p>{say(`rule.${finding.rule}`)}</p>
          {disposition && (
            <p className="cv-second">
              {say('disposed', {
                name: disposition.by?.name ?? '',
                kind: say(`disposition.${disposition.kind}`),
                reason: disposition.reason,
              })}
            </p>
          )}
        </div>
      )}
      {finding.dispositions.length > 0 && !open && (
        <div className="cf-acts">
          <Button onClick={() => setOpen(true)}>
            {only && more.length === 0 && !disposition
              ? say(`disposition.${only}`)
              : say('dispose')}
          </Button>
        </div>
      )}
      {open && <Dispose finding={finding} onClose={() => setOpen(false)} />}
    </article>
  )
}
