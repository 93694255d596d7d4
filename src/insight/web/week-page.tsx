import './insight.css'
import './week.css'
import { Button } from 'antd'
import { Go, Icon, PageHead, Section, Trouble, useUrl, useWords, Waiting } from '#ui/index.ts'
import { plusDays, rateOf } from '../rules.ts'
import { readWeekEndpoint, type Week } from '../week/contract.ts'
import { CasesPanel } from './cases-panel.tsx'
import { Bars } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { WeekCalls } from './week-calls.tsx'
import { WeekDecisions } from './week-decisions.tsx'
import { weekSentence } from './week-sentence.ts'
import { weekWords } from './week-words.ts'

/** The managing partner's week: how it went, what waits, whom to call. Made for the telephone. */
export default function WeekPage() {
  const say = useWords(weekWords)
  const [url] = useUrl()
  const found = useBoard(readWeekEndpoint, url.day ? { day: url.day } : {})
  const { data: week, error } = found
  if (error && !week) return <Trouble error={error} onRetry={() => void found.refetch()} />
  if (!week) return <Waiting rows={8} />
  return (
    <>
      <PageHead
        title={say('title', { number: week.number })}
        aside={<Span week={week} />}
        acts={<HeadActs week={week} />}
      />
      <div className="wk">
        <div>
          <Headline week={week} />
          <Missed week={week} />
          <Figures week={week} />
          <WeekDecisions week={week} />
        </div>
        <div>
          <Hotspots week={week} />
          <WeekCalls calls={week.calls} />
          <Load week={week} />
        </div>
      </div>
      <CasesPanel />
    </>
  )
}

function Span({ week: { from, until } }: { week: Week }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  return <>{say('span', { from: saying.date(from), to: saying.date(plusDays(until, -1)) })}</>
}

function HeadActs({ week: { from } }: { week: Week }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const [, setUrl] = useUrl()
  const next = plusDays(from, 7)
  const isLast = plusDays(next, 7) > saying.now.toISOString().slice(0, 10)
  return (
    <>
      <Button
        icon={<Icon name="back" />}
        aria-label={say('earlier')}
        title={say('earlier')}
        onClick={() => setUrl({ day: plusDays(from, -7) })}
      />
      <Button
        icon={<Icon name="forward" />}
        aria-label={say('later')}
        title={say('later')}
        disabled={isLast}
        onClick={() => setUrl({ day: next })}
      />
      <span className="cv-desk-only">
        <Button icon={<Icon name="print" />} onClick={() => window.print()}>
          {say('print')}
        </Button>
      </span>
      <Go to="/insight" className="cv-act">
        {say('toInsight')}
      </Go>
    </>
  )
}

function Headline({ week }: { week: Week }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const { promises, before } = week
  const [rate, was] = [rateOf(promises), rateOf(before)]
  const points = rate === null || was === null ? null : Math.round(rate * 1000 - was * 1000) / 10
  return (
    <>
      <p className="wk-big">
        <b>{saying.percent(rate, 1)}</b>
        <span>
          {rate === null
            ? say('nothing')
            : say('kept', { all: promises.kept + promises.missed, kept: promises.kept })}
          {points !== null && (
            <span className={points < 0 ? 'cv-overdue' : points > 0 ? 'cv-kept' : undefined}>
              {points === 0
                ? say('same')
                : say(points < 0 ? 'down' : 'up', {
                    points: saying.number(Math.abs(points)),
                  })}
            </span>
          )}
        </span>
      </p>
      <p className="wk-lead">
        {weekSentence(week)
          .map(({ key, values }) => say(key as 'missed', wordsOf(values, saying)))
          .join(saying.language === 'en' ? ' ' : '')}
      </p>
    </>
  )
}

/** Names in the values of a sentence, in the language in use. */
function wordsOf(
  values: ReturnType<typeof weekSentence>[number]['values'],
  saying: ReturnType<typeof useInsightSaying>,
): Record<string, unknown> {
  const { spot, ...rest } = values
  return spot
    ? { ...rest, department: saying.name(spot.department), clause: saying.title(spot.title) }
    : rest
}

function Missed({ week }: { week: Week }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const { weeks } = week
  const ranked = weeks.toSorted((a, b) => a.missed - b.missed)
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (!best || !worst || worst.missed === 0) return null
  return (
    <Figure
      name="weeks"
      question={say('bars')}
      answer={say('barsAnswer', {
        missed: week.promises.missed,
        weeks: weeks.length,
        best: best.number,
        bestMissed: best.missed,
        worst: worst.number,
        worstMissed: worst.missed,
      })}
      table={
        <DataTable
          caption={say('bars')}
          columns={[
            { key: 'week', title: say('weekColumn') },
            { key: 'kept', title: say('keptColumn'), figure: true },
            { key: 'missed', title: say('missedColumn'), figure: true },
            { key: 'rate', title: say('rateColumn'), figure: true },
          ]}
          rows={weeks.map((one) => ({
            key: one.from,
            cells: [
              say('week', { number: one.number }),
              one.kept,
              one.missed,
              saying.percent(rateOf(one), 1),
            ],
          }))}
        />
      }
    >
      <Bars
        bars={weeks.map((one) => ({
          key: one.from,
          label: String(one.number),
          figure: String(one.missed),
          value: one.missed,
          said: say('bar', { number: one.number, missed: one.missed }),
          search: link(
            'promises',
            { from: one.from, until: plusDays(one.from, 7), outcome: 'missed' },
            say('week', { number: one.number }),
          ),
          now: one.from === week.from && one.missed > 0,
        }))}
      />
    </Figure>
  )
}

function Figures({ week: { satisfaction, leads, feedback, from, until } }: { week: Week }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const { rated, mean, before } = satisfaction
  const said =
    rated === 0
      ? say('satisfactionNone')
      : before === null
        ? say('satisfactionFirst', { count: rated })
        : say('satisfactionOf', { count: rated, before: saying.number(before, 1) })
  return (
    <div className="wk-figures">
      <Go to="." search={link('opinions', { from, until }, say('satisfaction'))}>
        <span>{say('satisfaction')}</span>
        <b>{mean === null ? '–' : saying.number(mean, 1)}</b>
        <small>{said}</small>
      </Go>
      <Go to="." search={link('leads', { from, until }, say('conversions'))}>
        <span>{say('conversions')}</span>
        <b>{say('people', { count: leads.converted })}</b>
        <small>{say('registered', { count: leads.registered })}</small>
      </Go>
      <Go to="/feedback">
        <span>{say('feedback')}</span>
        <b>{say('pieces', { count: feedback.open })}</b>
        <small>
          {feedback.complaints > 0
            ? say('complaints', { count: feedback.complaints })
            : say('noComplaints')}
        </small>
      </Go>
    </div>
  )
}

function Hotspots({ week: { hotspots, from, until } }: { week: Week }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  return (
    <Section title={say('hotspots')}>
      {hotspots.length === 0 && <p className="cv-second">{say('hotspotsNone')}</p>}
      {hotspots.map(({ clause, title, department, missed }, index) => {
        const where = say('hotspot', {
          department: saying.name(department),
          clause: saying.title(title),
        })
        return (
          <Go
            key={`${clause} ${department.id}`}
            to="."
            search={link(
              'promises',
              { clause, department: department.id, from, until, outcome: 'missed' },
              where,
            )}
            className="wk-line"
          >
            <span>{where}</span>
            <b className={index === 0 ? 'cv-overdue' : 'cv-due'}>
              {say('count', { count: missed })}
            </b>
          </Go>
        )
      })}
    </Section>
  )
}

function Load({ week: { full, free } }: { week: Week }) {
  const say = useWords(weekWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const people = [...full, ...free]
  return (
    <Section title={say('load')}>
      {people.length === 0 && <p className="cv-second">{say('loadNone')}</p>}
      {people.map((one) => (
        <Go
          key={one.id}
          to="."
          search={link('instructions', { lawyer: one.id, open: 'true' }, one.name)}
          className="wk-line"
        >
          <span>{say('person', { name: one.name, count: one.engagements })}</span>
          <b className={full.includes(one) ? 'cv-due' : 'cv-second'}>
            {say('personShare', { share: saying.percent(one.share) })}
          </b>
          <small>
            {say(one.overdue > 0 ? 'personOverdue' : 'personOf', {
              department: saying.name(one.department),
              count: one.overdue,
            })}
          </small>
        </Go>
      ))}
    </Section>
  )
}
