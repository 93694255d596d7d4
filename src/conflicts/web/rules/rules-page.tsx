import { sayArticle } from './article.ts'
import '../checks/desk.css'
import './rules.css'
import { Button } from 'antd'
import { useOpenAct } from '#organisation/web/index.ts'
import { ConflictTabs } from '#parties/web/index.ts'
import {
  PageHead,
  Section,
  Timeline,
  Trouble,
  useSaying,
  useThing,
  useWords,
  Waiting,
  SidePanel,
  useLanguage,
} from '#ui/index.ts'
import { findingClasses, readConflictRules, type RuleData } from '../../contract.ts'
import type { ReplyOf } from '#platform/http/endpoint.ts'
import { Grade } from '../checks/grade.tsx'
import { checkWords } from '../checks/words.ts'
import { differences } from './difference.ts'
import { useRuleSpeech } from './rule-speech.ts'
import { PublishRules } from './rules-form.tsx'
import { ruleWords } from './words.ts'

type Book = ReplyOf<typeof readConflictRules>

/** The rules by which findings are classed, with their articles, and every version there was. */
export default function RulesPage() {
  const say = useWords(ruleWords)
  const saying = useSaying()
  const { act, open, close } = useOpenAct()
  const { data: book, error, refetch } = useThing(readConflictRules, ['conflict-rules'], {})
  const standing = book?.versions[0]
  return (
    <>
      <PageHead
        title={say('title')}
        aside={
          standing &&
          say('inForce', { version: standing.version, day: saying.day(standing.publishedAt) })
        }
        acts={
          book?.abilities.publishConflictRules && (
            <Button type="primary" onClick={() => open('publishRules')}>
              {say('act')}
            </Button>
          )
        }
      />
      <ConflictTabs current="/conflicts/rules" />
      {error && !book && <Trouble error={error} onRetry={() => void refetch()} />}
      {!book && !error && <Waiting />}
      {book && standing && (
        <div className="cv-object">
          <div className="cv-object-main">
            <p className="rl-lead">{say('lead')}</p>
            <p className="cv-meta">{say('who')}</p>
            <Rules rules={standing.rules} lawful={book.lawful} />
          </div>
          <aside className="cv-object-side" aria-label={say('history')}>
            <Section title={say('history')}>
              <History book={book} />
            </Section>
          </aside>
        </div>
      )}
      <SidePanel title={say('formTitle')} open={act === 'publishRules'} onClose={close} wide>
        {book && standing && (
          <PublishRules standing={standing} lawful={book.lawful} onClose={close} />
        )}
      </SidePanel>
    </>
  )
}

function Rules({ rules, lawful }: { rules: RuleData[]; lawful: RuleData[] }) {
  const say = useWords(ruleWords)
  const sayCheck = useWords(checkWords)
  const language = useLanguage()
  const ordered = rules.toSorted(
    (one, other) => findingClasses.indexOf(one.class) - findingClasses.indexOf(other.class),
  )
  return (
    <table className="rl-table">
      <thead>
        <tr className="cv-meta">
          <th scope="col">{say('column.class')}</th>
          <th scope="col">{say('column.rule')}</th>
          <th scope="col">{say('column.article')}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((rule) => {
          const law = lawful.find((one) => one.rule === rule.rule)
          return (
            <tr key={rule.rule}>
              <td>
                <Grade grade={rule.class} />
              </td>
              <th scope="row">
                <b>{say(`name.${rule.rule}`)}</b>
                <p className="cv-second">{sayCheck(`rule.${rule.rule}`)}</p>
                {law && law.class !== rule.class && (
                  <p className="cv-meta">
                    {say('stricter', { law: sayCheck(`class.${law.class}`) })}
                  </p>
                )}
                {law?.months && rule.months && law.months !== rule.months && (
                  <p className="cv-meta">
                    {say('stricter', { law: say('months', { count: law.months }) })}
                  </p>
                )}
              </th>
              <td>
                {sayArticle(rule.article, language) || (
                  <span className="cv-meta">{say('noArticle')}</span>
                )}
                {rule.months !== undefined && (
                  <div className="cv-meta">{say('months', { count: rule.months })}</div>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Every version, with who, when, why and what it changed. */
function History({ book: { versions } }: { book: Book }) {
  const say = useWords(ruleWords)
  const speech = useRuleSpeech()
  const entries = versions.map((one, at) => {
    const before = versions[at + 1]
    const changed = before ? differences(before.rules, one.rules) : []
    return {
      id: String(one.version),
      at: one.publishedAt,
      icon: 'charter' as const,
      text: say('published', {
        who: one.publishedBy?.name ?? say('product'),
        version: one.version,
      }),
      proof: (
        <>
          {say('why', { reason: one.publishedBy ? one.reason : say('shipped') })}
          {changed.map((change) => (
            <div key={`${change.rule} ${change.setting}`}>{speech(change)}</div>
          ))}
        </>
      ),
    }
  })
  return <Timeline entries={entries} />
}
