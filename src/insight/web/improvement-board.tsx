import { useWords } from '#ui/index.ts'
import { type ImprovementBoard, readImprovementBoardEndpoint } from '../dashboards/contract.ts'
import { rateOf, type Tally, totalOf } from '../rules.ts'
import { Board } from './board.tsx'
import { Lanes } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks, useMonths } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

type Version = ImprovementBoard['versions'][number]

/** Whether changes of the charter helped, and whether what clients said changed plans (G6). */
export default function ImprovementBoardPage() {
  const [months] = useMonths()
  const found = useBoard(readImprovementBoardEndpoint, { months })
  return (
    <Board found={found} isEmpty={() => false}>
      {(board) => (
        <>
          <Versions board={board} />
          <Adjustments board={board} />
        </>
      )}
    </Board>
  )
}

function Versions({ board: { versions, days } }: { board: ImprovementBoard }) {
  const say = useWords(insightWords)
  if (versions.length === 0) {
    return (
      <section className="in-figure">
        <div className="in-figure-head">
          <h2>{say('improvement.question')}</h2>
        </div>
        <p className="in-answer">{say('improvement.answerNone', { days })}</p>
      </section>
    )
  }
  return versions.map((version, index) => (
    <Effect key={version.number} version={version} days={days} isNewest={index === 0} />
  ))
}

/** What was kept of the clauses a version changed. */
const changedOf = ({ clauses }: Version): { before: Tally; after: Tally } => ({
  before: totalOf(clauses.map((one) => one.before)),
  after: totalOf(clauses.map((one) => one.after)),
})

function Effect({
  version,
  days,
  isNewest,
}: {
  version: Version
  days: number
  isNewest: boolean
}) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const { number, publishedAt, reason } = version
  const { before, after } = changedOf(version)
  const [was, is] = [rateOf(before), rateOf(after)]
  const headline = say('told', {
    name: say('both', {
      one: say('improvement.version', { number }),
      other: say('improvement.published', { day: saying.day(publishedAt) }),
    }),
    what: reason,
  })
  const rows = [
    ...version.clauses.map((one) => ({ ...one, name: saying.title(one.title) })),
    { ...version, code: 'all', name: say('improvement.whole') },
  ]
  return (
    <Figure
      name={`version-${number}`}
      question={isNewest ? say('improvement.question') : headline}
      answer={
        is === null
          ? say('improvement.answerEarly', { number })
          : say('improvement.answer', {
              number,
              before: saying.percent(was, 1),
              after: saying.percent(is, 1),
            })
      }
      table={
        <DataTable
          caption={headline}
          columns={[
            { key: 'clause', title: say('improvement.clause') },
            { key: 'before', title: say('improvement.before', { days }), figure: true },
            { key: 'after', title: say('improvement.after', { days }), figure: true },
            { key: 'change', title: say('improvement.change'), figure: true },
          ]}
          rows={rows.map(({ code, name, ...effect }) => ({
            key: code,
            cells: [
              name,
              ...sharesOf(effect).map((rate) => saying.percent(rate, 1)),
              changeOf(effect),
            ],
          }))}
        />
      }
    >
      {isNewest && <p className="cv-second in-why">{headline}</p>}
      <Lanes
        top={1}
        lanes={rows.map(({ code, name, ...effect }) => {
          const [then, now] = sharesOf(effect)
          return {
            key: code,
            name,
            value: now ?? 0,
            mark: then ?? null,
            figure: (
              <>
                {saying.percent(now ?? null)}
                <small>{saying.percent(then ?? null)}</small>
              </>
            ),
            said: say('told', {
              name,
              what: say('both', {
                one: `${say('improvement.before', { days })} ${saying.percent(then ?? null)}`,
                other: `${say('improvement.after', { days })} ${saying.percent(now ?? null)}`,
              }),
            }),
            search: link(
              'promises',
              { ...(code === 'all' ? {} : { clause: code }), from: publishedAt.slice(0, 10) },
              name,
            ),
          }
        })}
      />
    </Figure>
  )
}

interface Compared {
  before: Tally
  after: Tally
}

const sharesOf = ({ before, after }: Compared): [number | null, number | null] => [
  rateOf(before),
  rateOf(after),
]

/** The change in points of per cent, with its sign. */
function changeOf(effect: Compared): string {
  const [was, is] = sharesOf(effect)
  if (was === null || is === null) return '–'
  const points = Math.round((is - was) * 1000) / 10
  return points > 0 ? `+${points}` : String(points).replace('-', '−')
}

const outcomes = ['adjusted', 'kept', 'waiting'] as const

function Adjustments({ board: { adjustments, from, until } }: { board: ImprovementBoard }) {
  const say = useWords(insightWords)
  const link = useCaseLinks()
  const all = adjustments.adjusted + adjustments.kept + adjustments.waiting
  return (
    <Figure
      name="adjustments"
      question={say('improvement.adjustQuestion')}
      answer={
        all === 0
          ? say('improvement.adjustNone')
          : say('improvement.adjustAnswer', { ...adjustments, all })
      }
      table={
        <DataTable
          caption={say('improvement.adjustQuestion')}
          columns={outcomes.map((key) => ({ key, title: say(`improvement.${key}`), figure: true }))}
          rows={[{ key: 'all', cells: outcomes.map((key) => adjustments[key]) }]}
        />
      }
    >
      {all > 0 && (
        <Lanes
          lanes={outcomes.map((outcome) => ({
            key: outcome,
            name: say(`improvement.${outcome}`),
            value: adjustments[outcome],
            figure: adjustments[outcome],
            said: say('told', { name: say(`improvement.${outcome}`), what: adjustments[outcome] }),
            search: link('adjustments', { from, until, outcome }, say(`improvement.${outcome}`)),
          }))}
        />
      )}
    </Figure>
  )
}
