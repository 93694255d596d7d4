import { Icon, useWords } from '#ui/index.ts'
import { type LoadBoard, readLoadBoardEndpoint } from '../dashboards/contract.ts'
import { Board } from './board.tsx'
import { Lanes } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

/** People a picture shows; the table has all. */
const most = 20

/** Who has too much in hand, and who has room. */
export default function LoadBoardPage() {
  const found = useBoard(readLoadBoardEndpoint)
  return (
    <Board found={found} isEmpty={({ people }) => people.length === 0}>
      {(board) => (
        <>
          <People board={board} />
          {board.departments.length > 1 && <Departments board={board} />}
        </>
      )}
    </Board>
  )
}

function Overdue({ count }: { count: number }) {
  if (count === 0) return <span />
  return (
    <span className="cv-overdue">
      <Icon name="warning" />
      {count}
    </span>
  )
}

function People({ board: { people } }: { board: LoadBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const leading = people.filter((one) => one.engagements > 0)
  const [first, last] = [leading[0] ?? people[0], leading.at(-1)]
  const only = people[0]
  const answer =
    first && last && first !== last
      ? say('load.answer', {
          most: first.name,
          mostCount: first.engagements,
          least: last.name,
          leastCount: last.engagements,
        })
      : only &&
        say('load.answerOne', {
          name: only.name,
          count: only.engagements,
          promises: only.promises,
        })
  return (
    <Figure
      name="load"
      question={say('load.question')}
      answer={answer}
      table={
        <DataTable
          caption={say('load.question')}
          columns={[
            { key: 'person', title: say('load.person') },
            { key: 'department', title: say('compliance.department') },
            { key: 'engagements', title: say('load.engagements'), figure: true },
            { key: 'promises', title: say('load.promises'), figure: true },
            { key: 'overdue', title: say('load.overdue'), figure: true },
          ]}
          rows={people.map((one) => ({
            key: one.id,
            cells: [
              one.name,
              saying.name(one.department),
              one.engagements,
              one.promises,
              one.overdue,
            ],
          }))}
        />
      }
    >
      <Lanes
        heads={[say('load.head.engagements'), say('load.head.promises'), say('load.head.overdue')]}
        lanes={people.slice(0, most).map((one) => ({
          key: one.id,
          name: (
            <>
              {one.name}
              <small>{saying.name(one.department)}</small>
            </>
          ),
          value: one.engagements > 0 || leading.length > 0 ? one.engagements : one.promises,
          figure: (
            <span className="in-lane-figures">
              <span>{one.engagements}</span>
              <small>{one.promises}</small>
              <Overdue count={one.overdue} />
            </span>
          ),
          said: say('load.bar', { ...one }),
          search:
            one.engagements > 0
              ? link('instructions', { lawyer: one.id, open: 'true' }, one.name)
              : link('promises', { owner: one.id }, one.name),
        }))}
      />
    </Figure>
  )
}

function Departments({ board: { departments } }: { board: LoadBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const worst = departments.toSorted((a, b) => b.overdue - a.overdue)[0]
  return (
    <Figure
      name="load-departments"
      question={say('load.departments')}
      answer={
        worst && worst.overdue > 0
          ? say('load.departmentAnswer', {
              department: saying.name(worst.department),
              overdue: worst.overdue,
            })
          : say('load.departmentFine')
      }
      table={
        <DataTable
          caption={say('load.departments')}
          columns={[
            { key: 'department', title: say('compliance.department') },
            { key: 'people', title: say('load.people'), figure: true },
            { key: 'engagements', title: say('load.engagements'), figure: true },
            { key: 'promises', title: say('load.promises'), figure: true },
            { key: 'overdue', title: say('load.overdue'), figure: true },
          ]}
          rows={departments.map((one) => ({
            key: one.department.id,
            cells: [
              saying.name(one.department),
              one.people,
              one.engagements,
              one.promises,
              one.overdue,
            ],
          }))}
        />
      }
    >
      <Lanes
        heads={[say('load.head.promises'), say('load.head.overdue')]}
        lanes={departments.map((one) => ({
          key: one.department.id,
          name: saying.name(one.department),
          value: one.promises,
          figure: (
            <span className="in-lane-figures">
              <span>{one.promises}</span>
              <Overdue count={one.overdue} />
            </span>
          ),
          said: say('load.bar', { ...one, name: saying.name(one.department) }),
          search: link(
            'promises',
            { department: one.department.id, outcome: 'missed' },
            saying.name(one.department),
          ),
        }))}
      />
    </Figure>
  )
}
