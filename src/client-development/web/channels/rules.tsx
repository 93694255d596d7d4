import {
  Dot,
  DraftForm,
  PageHead,
  Row,
  Tabs,
  Trouble,
  useAct,
  useEditDraft,
  useSaying,
  useWords,
  Waiting,
  useThing,
  orNull,
} from '#ui/index.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { listAssignmentRules, saveAssignmentRules } from '../../contract.ts'
import { usePersonNames } from '../lead/person-names.ts'
import { useChannels, useDepartments } from '../reading.ts'
import { leadWords } from '../words.ts'
import { useViews } from './kept.tsx'
import { RuleList } from './rule-fields.tsx'
import { channelWords } from './words.ts'

type Saved = ReplyOf<typeof listAssignmentRules>
type Values = Pick<Saved, 'rules'>

/** Who gets an accepted lead; the first rule that fits decides. */
export function Rules({ rights }: { rights: string[] }) {
  const say = useWords(channelWords)
  const views = useViews(rights)
  const { data, error, refetch } = useThing(listAssignmentRules, ['assignment-rules'], {})
  return (
    <>
      <PageHead title={say('title')} />
      <Tabs tabs={views} current="rules" parameter="view" label={say('title')} />
      <div className="ld-page">
        {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data &&
          (rights.includes('saveAssignmentRules') ? (
            <Editor saved={data} />
          ) : (
            <>
              <Standing saved={data} />
              {data.rules.map((rule, index) => (
                <RuleText key={JSON.stringify(rule)} rule={rule} number={index + 1} />
              ))}
            </>
          ))}
      </div>
    </>
  )
}

/** How rules work, and which version stands. */
function Standing({ saved }: { saved: Saved }) {
  const say = useWords(channelWords)
  const saying = useSaying()
  return (
    <>
      <p className="cv-second ld-lead">{say('rules.lead')}</p>
      {saved.savedAt && (
        <p className="cv-meta ld-lead">
          {say('rules.savedAt', {
            time: saying.moment(saved.savedAt, true),
            version: saved.version,
          })}
        </p>
      )}
      {saved.rules.length === 0 && <p className="ld-lead">{say('rules.none')}</p>}
    </>
  )
}

/** A rule for those who only read it. */
function RuleText({ rule, number }: { rule: Saved['rules'][number]; number: number }) {
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  const channels = useChannels({ archived: true }) ?? []
  const saying = useSaying()
  const departments = useDepartments()
  const name = usePersonNames(rule.specialistIds)
  const mark = sayLead('listMark')
  const areaNames = rule.practiceAreas.map((area) => sayLead(`practiceArea.${area}`))
  const channelNames = rule.channelIds.map((id) => saying.nameAmong(channels, id))
  return (
    <Row
      first={say('rules.text', {
        areas: areaNames.join(mark) || say('rules.anyArea'),
        channels: channelNames.join(mark) || say('rules.anyChannel'),
        region: rule.region
          ? say('rules.startsWith', { region: rule.region })
          : say('rules.anyRegion'),
      })}
      second={
        <>
          {say('rules.rule', { number })}
          <Dot />
          {saying.nameAmong(departments, rule.departmentId)}
          <Dot />
          {rule.specialistIds.map(name).join(mark)}
        </>
      }
    />
  )
}

function Editor({ saved }: { saved: Saved }) {
  const say = useWords(channelWords)
  const ruleText = useRuleText()
  const { draft, seen, stale } = useEditDraft<Values, Saved>(
    'assignment-rules',
    saved,
    ({ rules }) => ({ rules }),
  )
  const act = useAct(saveAssignmentRules, {
    words: leadWords,
    draft,
    done: say('rules.saved'),
    refresh: ['assignment-rules'],
    onDone: (now) => draft.form.setFieldsValue({ rules: now.rules, base: now }),
  })
  return (
    <>
      <Standing saved={saved} />
      <DraftForm<Values>
        draft={draft}
        act={act}
        submit={say('rules.save')}
        wide
        stale={stale(act, {
          labels: { rules: say('view.rules') },
          show: { rules: (rules) => (rules as Saved['rules']).map(ruleText).join('\n') },
        })}
        onSubmit={(values) =>
          void act.run({
            ifMatch: seen().version,
            body: { rules: (values.rules ?? []).map(ruleOf) },
          })
        }
      >
        <RuleList />
      </DraftForm>
    </>
  )
}

/** One rule in a line, to see what another changed. */
function useRuleText() {
  const say = useWords(channelWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const departments = useDepartments()
  const mark = sayLead('listMark')
  return (rule: Saved['rules'][number], index: number): string =>
    [
      say('rules.rule', { number: index + 1 }),
      rule.practiceAreas.map((area) => sayLead(`practiceArea.${area}`)).join(mark) ||
        say('rules.anyArea'),
      rule.region ?? '',
      saying.nameAmong(departments, rule.departmentId),
    ]
      .filter(Boolean)
      .join(' · ')
}

const ruleOf = (rule: Values['rules'][number]) => ({
  practiceAreas: rule.practiceAreas ?? [],
  channelIds: rule.channelIds ?? [],
  region: orNull(rule.region),
  departmentId: rule.departmentId,
  specialistIds: rule.specialistIds ?? [],
})
