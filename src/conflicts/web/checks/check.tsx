import { useState } from 'react'
import {
  Act,
  ActNote,
  Dotted,
  Go,
  Note,
  Trouble,
  useAct,
  usePrinting,
  useSaying,
  useThing,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { type ConflictCheck, readConflictCheck, runConflictCheck } from '../../contract.ts'
import { Consents, DraftConsents, type FileFieldPart } from './consents.tsx'
import { Decide } from './decide.tsx'
import { Finding } from './finding.tsx'
import { foldAlike } from './fold.ts'
import { useFindingWords } from './words-of.ts'
import { checkWords } from './words.ts'

/** One check: who was searched, every finding with its evidence, consents, the decision. */
export function Check({
  id,
  FileField,
  onPutOff,
}: {
  id: string
  FileField: FileFieldPart
  onPutOff?: (() => void) | undefined
}) {
  const say = useWords(checkWords)
  const {
    data: check,
    error,
    refetch,
  } = useThing(readConflictCheck, ['conflicts', id], {
    params: { id },
  })
  if (error && !check) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!check) return <Waiting />
  return (
    <section className="cf-check">
      <Head check={check} />
      <Findings check={check} />
      <DraftConsents check={check} />
      <Consents check={check} FileField={FileField} />
      {check.onBothSides.length > 0 && check.decision === null && (
        <Note tone="due">
          {say('bothSides', { names: check.onBothSides.map((one) => one.name).join(say('comma')) })}{' '}
          {check.consents.every((one) => one.reply?.outcome === 'signed') && (
            <Go to="/conflicts/walls">{say('bothSidesWhere')}</Go>
          )}
        </Note>
      )}
      <Decide check={check} onPutOff={onPutOff} />
    </section>
  )
}

const addressOf = ({ kind, id }: ConflictCheck['affair']) =>
  kind === 'lead' ? `/leads/${id}` : `/engagements/${id}`

function Head({ check }: { check: ConflictCheck }) {
  const say = useWords(checkWords)
  const saying = useSaying()
  const words = useFindingWords()
  const [, setUrl] = useUrl()
  const again = useAct(runConflictCheck, {
    words: checkWords,
    refresh: ['conflicts'],
    done: say('againDone'),
    onDone: ({ id }) => setUrl({ open: id }),
  })
  const { decision } = check
  return (
    <header>
      <h2>{words.heading(check)}</h2>
      <p className="cv-meta">
        {say('record', {
          when: saying.moment(check.runAt, true),
          cause: say(`cause.${check.cause}`),
          names: new Set(check.searched.map((one) => one.partyId)).size,
          depth: check.depth,
          cut: check.truncated ? say('cutOff') : say('whole'),
          watermark: check.watermark,
          rules: check.rulesVersion,
        })}
      </p>
      <p className="cf-path">
        <Go to={addressOf(check.affair)}>{say('toAffair')}</Go>
        <Act
          disabled={again.busy}
          onClick={() => void again.run({ body: { subjectId: check.affair.id } })}
        >
          {say('again')}
        </Act>
      </p>
      {again.error && <ActNote act={again} />}
      {check.superseded && <Note>{say('superseded')}</Note>}
      {decision && (
        <Note tone={decision.outcome === 'refused' ? 'due' : 'kept'}>
          {say('decidedLine', {
            name: decision.decidedBy?.name ?? '',
            when: saying.moment(decision.decidedAt, true),
            outcome: say(
              `${check.runs ? 'decisionOfRunning' : 'decisionOutcome'}.${decision.outcome}`,
            ),
            reason: decision.reason,
          })}
          {decision.excluded.length > 0 && (
            <div>
              {say('excluded', {
                names: decision.excluded.map((one) => one.name).join(say('comma')),
              })}
            </div>
          )}
        </Note>
      )}
    </header>
  )
}

/** What must be looked at first; what only looks alike is folded away, never taken for nothing. */
function Findings({ check }: { check: ConflictCheck }) {
  const say = useWords(checkWords)
  const [all, setAll] = useState(false)
  const isWeak = ({ rule, class: grade }: (typeof check.findings)[number]) =>
    rule === 'only_similar' || (rule === null && grade === 'none')
  const weak = check.findings.filter(isWeak)
  // On paper nobody can unfold them.
  const unfolded = usePrinting() || all
  const shown = check.findings.filter((one) => unfolded || !isWeak(one))
  const hits = check.findings.filter((one) => !isWeak(one) && one.rule !== 'cut_off').length
  const toLookAt = check.findings.filter((one) => one.class !== 'none').length
  if (check.findings.length === 0) return <p className="cv-second">{say('noFinding')}</p>
  return (
    <div>
      <div className="cf-heads cv-meta">
        <span>
          <Dotted
            facts={[
              hits > 0 ? say('hits', { count: hits }) : say('nothingFound'),
              toLookAt > 0 && say('findings', { count: toLookAt }),
            ]}
          />
        </span>
        <span>{say('here')}</span>
        <span>{say('there')}</span>
      </div>
      {foldAlike(shown).map(([finding, ...alike]) =>
        finding ? <Finding key={finding.id} finding={finding} alike={alike} /> : null,
      )}
      {weak.length > 0 && (
        <p className="cf-path cf-weak">
          <Act onClick={() => setAll(!all)}>
            {all ? say('fold') : say('weak', { count: weak.length })}
          </Act>
          <span className="cv-meta">{say('weakWhy')}</span>
        </p>
      )}
    </div>
  )
}
