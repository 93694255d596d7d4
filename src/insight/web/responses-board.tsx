import { useState } from 'react'
import { Segments, useWords } from '#ui/index.ts'
import { readResponseBoardEndpoint, type ResponseBoard } from '../dashboards/contract.ts'
import { nextMonth } from '../rules.ts'
import { Board } from './board.tsx'
import { Bars, Lanes, Legend } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks, useMonths } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

type Clause = ResponseBoard['clauses'][number]

/** How long clients wait for us, beside what the charter allows. */
export default function ResponsesBoard() {
  const [months] = useMonths()
  const found = useBoard(readResponseBoardEndpoint, { months })
  return (
    <Board found={found} isEmpty={(board) => board.clauses.length === 0}>
      {(board) => (
        <>
          <Spreads board={board} />
          <ByMonth board={board} />
        </>
      )}
    </Board>
  )
}

function useTimes() {
  const saying = useInsightSaying()
  return ({ medianMs, ninetiethMs, allowanceMs }: Clause) => ({
    median: saying.working(medianMs),
    ninetieth: saying.working(ninetiethMs),
    allowed: allowanceMs === null ? '–' : saying.working(allowanceMs),
  })
}

/** How far nine in ten lie beyond what is allowed: 1 is just within. */
const strain = ({ ninetiethMs, allowanceMs }: Clause): number =>
  allowanceMs ? ninetiethMs / allowanceMs : 0

function Spreads({ board }: { board: ResponseBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const times = useTimes()
  const link = useCaseLinks()
  const span = {
    from: board.months[0],
    until: nextMonth((board.months.at(-1) ?? '').slice(0, 7)),
  }
  const slowest = board.clauses.toSorted((a, b) => strain(b) - strain(a))[0]
  const over = slowest && strain(slowest) > 1
  return (
    <Figure
      name="responses"
      question={say('responses.question')}
      answer={
        over
          ? say('responses.answer', { clause: saying.title(slowest.title), ...times(slowest) })
          : say('responses.answerFine')
      }
      legend={
        <Legend
          items={[
            { className: 'in-key-part', label: say('responses.legend.median') },
            { className: 'in-key-bar', label: say('responses.legend.ninetieth') },
            { className: 'in-key-mark', label: say('responses.legend.allowed') },
          ]}
        />
      }
      table={
        <DataTable
          caption={say('responses.question')}
          columns={[
            { key: 'clause', title: say('responses.clause') },
            { key: 'answered', title: say('responses.answered'), figure: true },
            { key: 'kept', title: say('responses.kept'), figure: true },
            { key: 'median', title: say('responses.median'), figure: true },
            { key: 'ninetieth', title: say('responses.ninetieth'), figure: true },
            { key: 'allowed', title: say('responses.allowed'), figure: true },
          ]}
          rows={board.clauses.map((clause) => {
            const { median, ninetieth, allowed } = times(clause)
            return {
              key: clause.code,
              cells: [
                saying.title(clause.title),
                saying.number(clause.answered),
                saying.percent(clause.kept / clause.answered, 1),
                median,
                ninetieth,
                allowed,
              ],
            }
          })}
        />
      }
    >
      <Lanes
        // Each against its own deadline, so that hours and days stand side by side: the mark lies at a half.
        top={2}
        lanes={board.clauses.map((clause) => {
          const allowed = clause.allowanceMs ?? clause.ninetiethMs
          return {
            key: clause.code,
            name: saying.title(clause.title),
            value: clause.ninetiethMs / allowed,
            part: clause.medianMs / allowed,
            mark: clause.allowanceMs === null ? null : 1,
            figure: (
              <>
                {times(clause).median}
                <small>{times(clause).ninetieth}</small>
              </>
            ),
            said: say('responses.bar', { clause: saying.title(clause.title), ...times(clause) }),
            search: link('promises', { clause: clause.code, ...span }, saying.title(clause.title)),
            ...(strain(clause) > 1 ? { tone: 'due' as const } : {}),
          }
        })}
      />
    </Figure>
  )
}

function ByMonth({ board }: { board: ResponseBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const times = useTimes()
  const link = useCaseLinks()
  const preferred = ['D2', 'S2.answer', 'S3.resolve']
  const offered = board.clauses
    .filter(({ code }) => preferred.includes(code))
    .concat(board.clauses.filter(({ code }) => !preferred.includes(code)))
    .slice(0, 3)
  const [chosen, setChosen] = useState(offered[0]?.code ?? '')
  const clause = offered.find(({ code }) => code === chosen) ?? offered[0]
  if (!clause) return null
  const title = saying.title(clause.title)
  return (
    <Figure
      name="responses-by-month"
      question={say('responses.byMonth', { clause: title })}
      answer={say('responses.byDepartment', {
        list: clause.byDepartment
          .map(
            ({ department, medianMs }) => `${saying.name(department)} ${saying.working(medianMs)}`,
          )
          .join(saying.language === 'en' ? ', ' : '，'),
      })}
      legend={
        offered.length > 1 && (
          <Segments
            label={say('responses.clause')}
            value={clause.code}
            choices={offered.map((one) => ({ value: one.code, label: saying.title(one.title) }))}
            onChoose={setChosen}
          />
        )
      }
      table={
        <DataTable
          caption={say('responses.byMonth', { clause: title })}
          columns={[
            { key: 'month', title: say('period') },
            { key: 'answered', title: say('responses.answered'), figure: true },
            { key: 'median', title: say('responses.median'), figure: true },
            { key: 'ninetieth', title: say('responses.ninetieth'), figure: true },
          ]}
          rows={clause.byMonth.map((one) => ({
            key: one.month,
            cells: [
              saying.month(one.month, true),
              saying.number(one.answered),
              saying.working(one.medianMs),
              saying.working(one.ninetiethMs),
            ],
          }))}
        />
      }
    >
      <Bars
        bars={board.months.map((month, index) => {
          const spread = clause.byMonth.find((one) => one.month === month)
          const until = nextMonth(month.slice(0, 7))
          return {
            key: month,
            label: saying.shortMonth(month, index === 0),
            figure: spread ? saying.working(spread.medianMs) : '–',
            value: spread?.medianMs ?? 0,
            said: say('told', {
              name: saying.month(month, true),
              what: spread
                ? say('responses.bar', { clause: title, ...times({ ...clause, ...spread }) })
                : '–',
            }),
            search: link('promises', { clause: clause.code, from: month, until }, title),
          }
        })}
      />
    </Figure>
  )
}
