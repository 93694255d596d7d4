import { Button, Input } from 'antd'
import { useState } from 'react'
import { ActForm, Choice, Field, useWords } from '#ui/index.ts'
import { type ConflictCheck, decideConflictCheck } from '../../contract.ts'
import { checkWords } from './words.ts'

interface Values {
  outcome: ConflictCheck['outcomes'][number]
  reason: string
}

/**
 * What was made of the findings, name by name: the decision rests on it, and says so unless one writes better. By the names
 * of this affair: whoever works on it reads the reason, and may be kept apart from the other one.
 */
function useMadeOf() {
  const say = useWords(checkWords)
  return ({ findings, consents }: ConflictCheck): string =>
    [
      ...findings.flatMap(({ evidence, disposition }) =>
        evidence && disposition
          ? say('made', {
              name: evidence.searched.name,
              kind: say(`disposition.${disposition.kind}`),
              reason: disposition.reason,
            })
          : [],
      ),
      ...consents.flatMap(({ of, addressee, reply }) =>
        reply?.outcome === 'signed'
          ? say('consented', {
              name: of === 'this_side' ? addressee : say('consentOf.other_side'),
            })
          : [],
      ),
    ]
      .filter((line, at, all) => all.indexOf(line) === at)
      .join('\n')
      .slice(0, 5000)
}

/** Where the check stands, and the decision. */
export function Decide({
  check,
  onPutOff,
}: {
  check: ConflictCheck
  onPutOff?: (() => void) | undefined
}) {
  const say = useWords(checkWords)
  const [open, setOpen] = useState(false)
  const accepting = check.outcomes.find((one) => one !== 'refused')
  const madeOf = useMadeOf()
  const unsettled = check.findings.flatMap((one) => one.open ?? [])
  const why = [...new Set(unsettled)].map((one) => say(`open.${one}`)).join(say('comma'))
  if (check.outcomes.length === 0) return null
  const said = check.runs ? 'decisionOfRunning' : 'decisionOutcome'
  return (
    <>
      {open && (
        <div className="cf-deciding">
          <h3>{say('decideTitle')}</h3>
          <ActForm<typeof decideConflictCheck, Values>
            endpoint={decideConflictCheck}
            words={checkWords}
            slot={`decide:${check.id}`}
            initial={{ reason: madeOf(check), ...(accepting ? { outcome: accepting } : {}) }}
            submit={say('decide')}
            done={say('decided')}
            refresh={['conflicts', check.id, check.affair.id, 'commitments']}
            input={(body) => ({ params: { id: check.id }, body })}
            onClose={() => setOpen(false)}
          >
            <Field name="outcome" label={say('decision')} required>
              <Choice
                label={say('decision')}
                options={check.outcomes.map((value) => ({
                  value,
                  label: say(`${said}.${value}`),
                }))}
              />
            </Field>
            <Field name="reason" label={say('reason')} help={say('decideHint')} required max={5000}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
            </Field>
          </ActForm>
        </div>
      )}
      {!open && (
        <div className="cf-end">
          <div>
            <b>
              {accepting
                ? say('ready', { outcome: say(`${said}.${accepting}`) })
                : say(check.runs ? 'stillOpenRunning' : 'stillOpen', {
                    count: unsettled.length,
                    why,
                  })}
            </b>
            <div className="cv-meta">{check.registerMoved ? say('moved') : say('final')}</div>
          </div>
          <div className="cf-end-acts">
            {onPutOff && <Button onClick={onPutOff}>{say('putOff')}</Button>}
            {/* While something is to be looked at only a refusal is possible: the next step is up there. */}
            <Button type={accepting ? 'primary' : 'default'} onClick={() => setOpen(true)}>
              {say('decide')}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
