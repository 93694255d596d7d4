import { useWords } from '#ui/index.ts'
import { type HandoverBoard, readHandoverBoardEndpoint } from '../dashboards/contract.ts'
import { Board } from './board.tsx'
import { Lanes } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks, useMonths } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

/** Whether what passes between departments arrives (G5). */
export default function HandoversBoard() {
  const [months] = useMonths()
  const found = useBoard(readHandoverBoardEndpoint, { months })
  return (
    <Board found={found} isEmpty={({ pairs, answers }) => pairs.length === 0 && !answers}>
      {(board) => (
        <>
          <Pairs board={board} />
          <Waits board={board} />
        </>
      )}
    </Board>
  )
}

const endings = ['accepted', 'returned', 'waiting', 'withdrawn'] as const
const sum = (one: Record<(typeof endings)[number], number>) =>
  endings.reduce((all, key) => all + one[key], 0)

function Pairs({ board }: { board: HandoverBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const span = { from: board.from, until: board.until }
  const pairs = board.pairs.toSorted((a, b) => sum(b) - sum(a))
  return (
    <Figure
      name="handovers"
      question={say('handovers.question')}
      answer={say('handovers.answer', { ...board, all: sum(board) })}
      table={
        <DataTable
          caption={say('handovers.question')}
          columns={[
            { key: 'from', title: say('handovers.from') },
            { key: 'to', title: say('handovers.to') },
            ...endings.map((key) => ({ key, title: say(`handovers.${key}`), figure: true })),
          ]}
          rows={pairs.map((one) => ({
            key: `${one.from.id} ${one.to.id}`,
            cells: [saying.name(one.from), saying.name(one.to), ...endings.map((key) => one[key])],
          }))}
        />
      }
    >
      <Lanes
        lanes={pairs.map((one) => {
          const [from, to] = [saying.name(one.from), saying.name(one.to)]
          const name =
            one.from.id === one.to.id
              ? say('handovers.within', { department: from })
              : say('case.fromTo', { from, to })
          return {
            key: `${one.from.id} ${one.to.id}`,
            name,
            value: sum(one),
            part: one.accepted,
            figure: say('share', { part: one.accepted, all: sum(one) }),
            said: say('handovers.bar', { ...one, from, to }),
            search: link(
              'handovers',
              { ...span, fromDepartment: one.from.id, toDepartment: one.to.id },
              name,
            ),
          }
        })}
      />
    </Figure>
  )
}

function Waits({ board: { answers, from, until } }: { board: HandoverBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  if (!answers) return <p className="in-answer">{say('handovers.waitNone')}</p>
  const { medianMs, ninetiethMs, allowanceMs } = answers
  const values = {
    median: saying.working(medianMs),
    ninetieth: saying.working(ninetiethMs),
    allowed: allowanceMs === null ? '–' : saying.working(allowanceMs),
  }
  const search = link('promises', { clause: 'G5', from, until }, say('view.handovers'))
  const said = say('handovers.waitAnswer', values)
  const lengths = [
    ['median', medianMs],
    ['ninetieth', ninetiethMs],
  ] as const
  return (
    <Figure
      name="waits"
      question={say('handovers.waitQuestion')}
      answer={said}
      table={
        <DataTable
          caption={say('handovers.waitQuestion')}
          columns={[
            { key: 'answered', title: say('responses.answered') },
            { key: 'kept', title: say('responses.kept'), figure: true },
            { key: 'median', title: say('responses.median'), figure: true },
            { key: 'ninetieth', title: say('responses.ninetieth'), figure: true },
            { key: 'allowed', title: say('responses.allowed'), figure: true },
          ]}
          rows={[
            {
              key: 'all',
              cells: [
                answers.answered,
                saying.percent(answers.kept / answers.answered, 1),
                values.median,
                values.ninetieth,
                values.allowed,
              ],
            },
          ]}
        />
      }
    >
      <Lanes
        lanes={lengths.map(([key, milliseconds]) => ({
          key,
          name: say(`responses.legend.${key}`),
          value: milliseconds,
          mark: allowanceMs,
          figure: values[key],
          said,
          search,
          ...(allowanceMs !== null && milliseconds > allowanceMs ? { tone: 'due' as const } : {}),
        }))}
      />
    </Figure>
  )
}
