import { Form, Input, InputNumber } from 'antd'
import { ActForm, Field, Note, Select, useWords } from '#ui/index.ts'
import {
  type ConflictRule,
  conflictRules,
  findingClasses,
  publishConflictRules,
  type RuleData,
} from '../../contract.ts'
import { checkWords } from '../checks/words.ts'
import { differences } from './difference.ts'
import { useRuleSpeech } from './rule-speech.ts'
import { ruleWords } from './words.ts'

type Set = Pick<RuleData, 'class' | 'months' | 'article'>
type Sets = Record<ConflictRule, Set>
interface Values {
  rules: Sets
  reason: string
}

const setsOf = (rules: RuleData[]): Sets =>
  Object.fromEntries(
    rules.map((one) => [one.rule, { class: one.class, months: one.months, article: one.article }]),
  ) as Sets

/** Every rule as it is set. */
const rulesOf = (sets: Sets, lawful: RuleData[]): RuleData[] =>
  conflictRules.flatMap((rule) => {
    const law = lawful.find((one) => one.rule === rule)
    if (!law) return []
    const { months, ...rest } = { ...law, ...sets[rule] }
    return { ...rest, ...(months ? { months } : {}) }
  })

/** As grave as the law has it, or graver. */
const offered = (law: RuleData) =>
  findingClasses.slice(0, findingClasses.indexOf(law.class) + 1).toReversed()

/** A new version: every rule with what may be chosen for it, and what it changes. */
export function PublishRules({
  standing,
  lawful,
  onClose,
}: {
  standing: { version: number; rules: RuleData[] }
  lawful: RuleData[]
  onClose: () => void
}) {
  const say = useWords(ruleWords)
  const labels = Object.fromEntries(
    conflictRules.flatMap((rule) =>
      (['class', 'months', 'article'] as const).map((setting) => [
        `rules.${rule}.${setting}`,
        `${say(`name.${rule}`)} · ${say(`column.${setting}`)}`,
      ]),
    ),
  )
  return (
    <ActForm<typeof publishConflictRules, Values>
      endpoint={publishConflictRules}
      words={ruleWords}
      slot="conflict-rules"
      initial={{ rules: setsOf(standing.rules), reason: '' }}
      base={{ version: standing.version, rules: setsOf(standing.rules) }}
      latest={(current) => ({
        version: Number(current.version),
        rules: setsOf(current.rules as RuleData[]),
      })}
      labels={labels}
      submit={say('submit', { version: standing.version + 1 })}
      done={(made) => say('done', { version: made.version })}
      refresh={['conflict-rules', 'audit']}
      input={({ rules, reason }, { version }) => ({
        body: { rules: rulesOf(rules, lawful), reason },
        ifMatch: version,
      })}
      onClose={onClose}
    >
      <Note>{say('formLead')}</Note>
      {conflictRules.map((rule) => {
        const law = lawful.find((one) => one.rule === rule)
        return law && <RuleFields key={rule} law={law} />
      })}
      <Changes standing={standing.rules} lawful={lawful} />
      <Field name="reason" label={say('reason')} help={say('reasonHelp')} required max={2000}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
    </ActForm>
  )
}

function RuleFields({ law }: { law: RuleData }) {
  const say = useWords(ruleWords)
  const sayCheck = useWords(checkWords)
  const at = (setting: keyof Set) => ['rules', law.rule, setting]
  const classes = offered(law)
  const named = (part: 'class' | 'months' | 'article') =>
    `${say(`name.${law.rule}`)} · ${say(`column.${part}`)}`
  return (
    <fieldset className="rl-fields">
      <legend>{say(`name.${law.rule}`)}</legend>
      <Field
        name={at('class')}
        label={say('column.class')}
        required
        help={
          classes.length > 1
            ? say('floor', { class: sayCheck(`class.${law.class}`) })
            : say('gravest')
        }
      >
        <Select
          aria-label={named('class')}
          disabled={classes.length === 1}
          options={classes.map((value) => ({ value, label: sayCheck(`class.${value}`) }))}
        />
      </Field>
      {law.months !== undefined && (
        <Field
          name={at('months')}
          label={say('column.months')}
          help={say('floor', { class: say('months', { count: law.months }) })}
          required
        >
          <InputNumber
            controls={false}
            aria-label={named('months')}
            min={law.months}
            max={600}
            precision={0}
            suffix={say('unit')}
          />
        </Field>
      )}
      <Field
        name={at('article')}
        label={say('column.article')}
        required={law.article !== ''}
        max={200}
      >
        <Input aria-label={named('article')} placeholder={say('articleHint')} />
      </Field>
    </fieldset>
  )
}

/** What the version would change, while it is being written. */
function Changes({ standing, lawful }: { standing: RuleData[]; lawful: RuleData[] }) {
  const say = useWords(ruleWords)
  const speech = useRuleSpeech()
  const form = Form.useFormInstance<Values>()
  const sets = Form.useWatch('rules', { form, preserve: true }) as Sets | undefined
  const changed = sets ? differences(standing, rulesOf(sets, lawful)) : []
  return (
    <div className="rl-changes">
      <b>{say('changes')}</b>
      {changed.length === 0 && <p className="cv-meta">{say('noChanges')}</p>}
      {changed.map((one) => (
        <p key={`${one.rule} ${one.setting}`}>{speech(one)}</p>
      ))}
    </div>
  )
}
