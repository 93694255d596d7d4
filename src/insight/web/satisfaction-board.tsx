import { Segments, useUrl, useWords } from '#ui/index.ts'
import { readSatisfactionBoardEndpoint, type SatisfactionBoard } from '../dashboards/contract.ts'
import { nextMonth } from '../rules.ts'
import { Board } from './board.tsx'
import { Bars, Lanes } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks, useMonths } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

type Opinions = SatisfactionBoard['all']
const groupings = ['departments', 'lawyers', 'tiers'] as const
/** Groups a picture shows; the table has all. */
const most = 12

/** Whether clients are content, where and with whom. */
export default function SatisfactionBoardPage() {
  const [months] = useMonths()
  const found = useBoard(readSatisfactionBoardEndpoint, { months })
  return (
    <Board found={found} isEmpty={({ all }) => all.rated + all.asked === 0}>
      {(board) => (
        <>
          <Means board={board} />
          <Scores board={board} />
          <Groups board={board} />
        </>
      )}
    </Board>
  )
}

function useOpinionWords() {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  return {
    mean: ({ mean }: Opinions) => (mean === null ? '–' : saying.number(mean, 1)),
    nps: ({ nps }: Opinions) => (nps === null ? '–' : String(nps).replace('-', '−')),
    content: ({ content }: Opinions) => saying.percent(content),
    columns: (first: string) => [
      { key: 'name', title: first },
      { key: 'rated', title: say('satisfaction.rated'), figure: true },
      { key: 'mean', title: say('satisfaction.mean'), figure: true },
      { key: 'content', title: say('satisfaction.content'), figure: true },
      { key: 'asked', title: say('satisfaction.asked'), figure: true },
      { key: 'nps', title: say('satisfaction.nps'), figure: true },
    ],
  }
}

function useOpinionRow() {
  const saying = useInsightSaying()
  const { mean, nps, content } = useOpinionWords()
  return (key: string, name: string, one: Opinions) => ({
    key,
    cells: [
      name,
      saying.number(one.rated),
      mean(one),
      content(one),
      saying.number(one.asked),
      nps(one),
    ],
  })
}

const spanOf = (month: string) => ({ from: month, until: nextMonth(month.slice(0, 7)) })

function MonthTable({ board }: { board: SatisfactionBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const rowOf = useOpinionRow()
  const { columns } = useOpinionWords()
  return (
    <DataTable
      caption={say('satisfaction.question')}
      columns={columns(say('period'))}
      rows={board.months.map((one) => rowOf(one.month, saying.month(one.month, true), one))}
    />
  )
}

function Means({ board }: { board: SatisfactionBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const { mean, nps, content } = useOpinionWords()
  const link = useCaseLinks()
  const { all } = board
  return (
    <Figure
      name="satisfaction"
      question={say('satisfaction.question')}
      answer={say(all.nps === null ? 'satisfaction.answerNoNps' : 'satisfaction.answer', {
        rated: all.rated,
        mean: mean(all),
        content: content(all),
        nps: nps(all),
      })}
      table={<MonthTable board={board} />}
    >
      <Bars
        top={5}
        bars={board.months.map((one, index) => ({
          key: one.month,
          label: saying.shortMonth(one.month, index === 0),
          figure: mean(one),
          value: one.mean ?? 0,
          said: say('satisfaction.bar', {
            name: saying.month(one.month, true),
            mean: mean(one),
            count: one.rated,
          }),
          search: link('opinions', spanOf(one.month), saying.month(one.month, true)),
        }))}
      />
    </Figure>
  )
}

function Scores({ board }: { board: SatisfactionBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const { nps } = useOpinionWords()
  const link = useCaseLinks()
  if (board.all.nps === null) return null
  return (
    <Figure
      name="nps"
      question={say('satisfaction.npsQuestion')}
      answer={say('satisfaction.npsAnswer', { asked: board.all.asked, nps: nps(board.all) })}
      table={<MonthTable board={board} />}
    >
      <Bars
        top={100}
        bars={board.months.map((one, index) => ({
          key: one.month,
          label: saying.shortMonth(one.month, index === 0),
          figure: nps(one),
          // Below zero there is no bar; the figure says it.
          value: Math.max(0, one.nps ?? 0),
          said: say('told', {
            name: saying.month(one.month, true),
            what: `${say('satisfaction.nps')} ${nps(one)}`,
          }),
          search: link('opinions', spanOf(one.month), saying.month(one.month, true)),
        }))}
      />
    </Figure>
  )
}

function Groups({ board }: { board: SatisfactionBoard }) {
  const say = useWords(insightWords)
  const [url, setUrl] = useUrl()
  const { mean, columns } = useOpinionWords()
  const rowOf = useOpinionRow()
  const link = useCaseLinks()
  const by = groupings.find((one) => one === url.by) ?? 'departments'
  const saying = useInsightSaying()
  const nameOf = ({ key, name, nameEn }: SatisfactionBoard['tiers'][number]) =>
    by === 'tiers'
      ? say(`satisfaction.tier.${key as 'key'}`)
      : name === null
        ? say('unknown')
        : saying.name({ name, nameEn })
  const groups = board[by]
  const ranked = groups
    .filter((one) => one.mean !== null)
    .toSorted((a, b) => (b.mean ?? 0) - (a.mean ?? 0))
  const [best, worst] = [ranked[0], ranked.at(-1)]
  const span = {
    from: board.months[0]?.month,
    until: nextMonth((board.months.at(-1)?.month ?? '').slice(0, 7)),
  }
  const filterOf = { departments: 'department', lawyers: 'lawyer', tiers: 'tier' } as const
  return (
    <Figure
      name="groups"
      question={say('satisfaction.groupQuestion')}
      answer={
        best && worst && mean(best) === mean(worst) && best !== worst
          ? say('satisfaction.groupSame', { mean: mean(best) })
          : best && worst && best !== worst
            ? say('satisfaction.groupAnswer', {
                best: nameOf(best),
                bestMean: mean(best),
                worst: nameOf(worst),
                worstMean: mean(worst),
              })
            : say('satisfaction.groupOne')
      }
      legend={
        <Segments
          label={say('views')}
          value={by}
          choices={groupings.map((one) => ({ value: one, label: say(`satisfaction.by.${one}`) }))}
          onChoose={(chosen) => setUrl({ by: chosen === 'departments' ? null : chosen })}
        />
      }
      table={
        <DataTable
          caption={say('satisfaction.groupQuestion')}
          columns={columns(say(`satisfaction.by.${by}`))}
          rows={groups.map((one) => rowOf(one.key, nameOf(one), one))}
        />
      }
    >
      <Lanes
        heads={[say('satisfaction.mean'), say('satisfaction.rated')]}
        top={5}
        lanes={ranked.slice(0, most).map((one) => ({
          key: one.key,
          name: nameOf(one),
          value: one.mean ?? 0,
          figure: (
            <span className="in-lane-figures">
              <span>{mean(one)}</span>
              <small>{one.rated}</small>
            </span>
          ),
          said: say('satisfaction.bar', { name: nameOf(one), mean: mean(one), count: one.rated }),
          search: link('opinions', { ...span, [filterOf[by]]: one.key }, nameOf(one)),
        }))}
      />
    </Figure>
  )
}
