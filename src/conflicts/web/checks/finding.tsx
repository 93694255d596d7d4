import { sayArticle } from '../rules/article.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { partyWords } from '#parties/web/index.ts'
import { Act, DottedLines, usePrinting, useSaying, useWords } from '#ui/index.ts'
import { type ConflictFinding, cutKinds } from '../../contract.ts'
import { Dispose } from './dispose.tsx'
import { Grade } from './grade.tsx'
import { Path, Segments } from './why.tsx'
import { useFindingWords } from './words-of.ts'
import { checkWords } from './words.ts'

/** One finding: what it is, the name entered beside the one registered, why it matched, what can be done. */
export function Finding({
  finding,
  alike,
}: {
  finding: ConflictFinding
  /** The same party in other affairs, of the same class and consequence (`foldAlike`). */
  alike: ConflictFinding[]
}) {
  const say = useWords(checkWords)
  const sayParty = useWords(partyWords)
  const saying = useSaying()
  const [open, setOpen] = useState(false)
  const { evidence, disposition } = finding
  const affairs = [finding, ...alike].flatMap((one) => one.evidence?.other ?? [])
  const [only, ...more] = finding.dispositions
  return (
    <article
      className="cf-finding"
      aria-label={`${say(`class.${finding.class}`)} ${evidence?.hit.name ?? ''}`}
    >
      <div className="cf-mark">
        <Grade grade={finding.class} />
        <span className="cv-meta">
          {finding.person
            ? say('onlyFor', { name: finding.person.name })
            : sayArticle(finding.article, saying.language)}
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
            <Affairs affairs={affairs} hit={evidence.hit.name} />
            {evidence.declared && (
              <div className="cv-meta">{say('declared', { name: finding.person?.name ?? '' })}</div>
            )}
            {evidence.colleague && (
              <div className="cv-meta">
                {say('colleague', { name: finding.person?.name ?? '' })}
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
      {evidence && finding.tier && (
        <div className="cf-why">
          {finding.rule === 'cut_off' ? (
            <CutOff reasons={evidence.reasons} />
          ) : (
            <Segments evidence={evidence} tier={finding.tier} />
          )}
          <Path evidence={evidence} />
          {finding.rule && <p>{say(`rule.${finding.rule}`)}</p>}
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

/** Where the search did not come to its end. */
function CutOff({ reasons }: { reasons: { to?: string | undefined }[] }) {
  const say = useWords(checkWords)
  return reasons.map(({ to }) => {
    const kind = cutKinds.find((one) => one === to)
    return (
      kind && (
        <p key={kind} className="cv-second">
          {say(`cut.${kind}`)}
        </p>
      )
    )
  })
}

type Affair = NonNullable<NonNullable<ConflictFinding['evidence']>['other']>

/** Where the party was met, with who works there: several affairs in one line until somebody wants each. */
function Affairs({ affairs, hit }: { affairs: Affair[]; hit: string }) {
  const say = useWords(checkWords)
  const words = useFindingWords()
  const [each, setEach] = useState(false)
  // On paper nobody can unfold them.
  const unfolded = usePrinting() || each || affairs.length === 1
  return (
    <>
      {affairs.length > 1 && (
        <div className="cf-affairs cv-meta">
          <span>{say('inAffairs', { count: affairs.length })}</span>
          <Act onClick={() => setEach(!each)}>{say(each ? 'fold' : 'unfoldAffairs')}</Act>
        </div>
      )}
      {!unfolded && (
        <div className="cv-meta">
          <DottedLines facts={affairs.map((one) => words.briefly(one, hit))} />
        </div>
      )}
      {unfolded &&
        affairs.map((one) => (
          <div key={`${one.id} ${one.role}`} className="cf-affair cv-meta">
            <div>{words.other(one)}</div>
            {one.lawyers.length > 0 && (
              <div>
                {say('lawyers', { names: one.lawyers.map(({ name }) => name).join(say('comma')) })}
              </div>
            )}
          </div>
        ))}
    </>
  )
}
