import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '#platform/http/client.ts'
import { sayDayOfYear } from '#platform/i18n/format.ts'
import {
  Icon,
  Trouble,
  useLanguage,
  useSaying,
  useWords,
  Waiting,
  Dotted,
  SidePanel,
} from '#ui/index.ts'
import { listCalendarYearsEndpoint, type LoadedYear } from '../../contract.ts'
import { administrationWords } from '../administration-words.ts'
import { useOpenAct } from '../panel/use-open-act.ts'
import { SectionFrame } from '../sections.tsx'
import { countOf, runsOf } from './count.ts'
import { LoadYear } from './load-year.tsx'

/** The years whose holidays and make-up workdays the clocks know. */
export default function CalendarSection() {
  const say = useWords(administrationWords)
  const { act, open, close } = useOpenAct()
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar-years'],
    queryFn: ({ signal }) => call(listCalendarYearsEndpoint, { signal }),
  })
  return (
    <SectionFrame
      lead={say('calendar.lead')}
      acts={
        data?.abilities.loadCalendarYear && (
          <Button
            type="primary"
            icon={<Icon name="upload" />}
            onClick={() => open('loadCalendarYear')}
          >
            {say('calendar.load')}
          </Button>
        )
      }
    >
      {error && !data ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : data ? (
        data.items.map((year) => <OneYear key={year.year} year={year} />)
      ) : (
        <Waiting />
      )}
      <SidePanel
        title={say('calendar.load')}
        open={act === 'loadCalendarYear' && data?.abilities.loadCalendarYear === true}
        onClose={close}
      >
        <LoadYear onClose={close} />
      </SidePanel>
    </SectionFrame>
  )
}

function OneYear({ year: { year, source, days, loadedAt, loadedByName } }: { year: LoadedYear }) {
  const say = useWords(administrationWords)
  const saying = useSaying()
  const language = useLanguage()
  const figures = [
    say('calendar.holidays', { count: countOf(days, 'holiday') }),
    say('calendar.workdays', { count: countOf(days, 'workday') }),
    loadedByName
      ? say('calendar.loadedBy', { name: loadedByName, time: saying.moment(loadedAt) })
      : say('calendar.shipped'),
  ]
  return (
    <section className="cv-section">
      <div className="cv-section-head">
        <h2>{say('calendar.year', { year })}</h2>
        <span className="cv-meta">
          <Dotted facts={figures} />
        </span>
      </div>
      <p className="cv-quiet" lang="zh-CN">
        {source}
      </p>
      <details>
        <summary className="cv-act">{say('calendar.days')}</summary>
        <ul className="org-days">
          {runsOf(days).map(({ kind, from, until }) => (
            <li key={from}>
              {from === until
                ? sayDayOfYear(from, language)
                : say('calendar.span', {
                    from: sayDayOfYear(from, language),
                    until: sayDayOfYear(until, language),
                  })}{' '}
              {say(`calendar.${kind}`)}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
