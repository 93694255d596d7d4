import { useWords } from '#ui/index.ts'
import { type LoyaltyBoard, readLoyaltyBoardEndpoint } from '../dashboards/contract.ts'
import { nextMonth } from '../rules.ts'
import { Board } from './board.tsx'
import { Bars, Lanes } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks, useMonths } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

/** Whether clients come back, and whether they send others. */
export default function LoyaltyBoardPage() {
  const [months] = useMonths()
  const found = useBoard(readLoyaltyBoardEndpoint, { months })
  return (
    <Board found={found} isEmpty={({ all }) => all.instructions + all.leads === 0}>
      {(board) => (
        <>
          <Repeats board={board} />
          <Departments board={board} />
          <Referrals board={board} />
        </>
      )}
    </Board>
  )
}

const share = (part: number, all: number): number | null => (all === 0 ? null : part / all)
const spanOf = (month: string) => ({ from: month, until: nextMonth(month.slice(0, 7)) })

function Months({ board }: { board: LoyaltyBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  return (
    <DataTable
      caption={say('loyalty.question')}
      columns={[
        { key: 'month', title: say('period') },
        { key: 'instructions', title: say('loyalty.instructions'), figure: true },
        { key: 'repeats', title: say('loyalty.repeats'), figure: true },
        { key: 'repeatRate', title: say('loyalty.repeatRate'), figure: true },
        { key: 'leads', title: say('loyalty.leads'), figure: true },
        { key: 'referred', title: say('loyalty.referred'), figure: true },
        { key: 'referralRate', title: say('loyalty.referralRate'), figure: true },
      ]}
      rows={board.months.map(({ month, instructions, repeats, leads, referred }) => ({
        key: month,
        cells: [
          saying.month(month, true),
          instructions,
          repeats,
          saying.percent(share(repeats, instructions), 1),
          leads,
          referred,
          saying.percent(share(referred, leads), 1),
        ],
      }))}
    />
  )
}

function Repeats({ board }: { board: LoyaltyBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const { instructions, repeats } = board.all
  return (
    <Figure
      name="repeats"
      question={say('loyalty.question')}
      answer={say('loyalty.answer', {
        instructions,
        repeats,
        rate: saying.percent(share(repeats, instructions), 1),
      })}
      table={<Months board={board} />}
    >
      <Bars
        bars={board.months.map((one, index) => ({
          key: one.month,
          label: saying.shortMonth(one.month, index === 0),
          figure: say('share', { part: one.repeats, all: one.instructions }),
          value: one.instructions,
          part: one.repeats,
          said: say('loyalty.bar', {
            name: saying.month(one.month, true),
            all: one.instructions,
            part: one.repeats,
          }),
          search: link('instructions', spanOf(one.month), saying.month(one.month, true)),
        }))}
      />
    </Figure>
  )
}

function Departments({ board }: { board: LoyaltyBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const ranked = board.departments.toSorted(
    (a, b) => b.repeats / b.instructions - a.repeats / a.instructions,
  )
  const best = ranked[0]
  if (!best || ranked.length < 2) return null
  const span = {
    from: board.months[0]?.month,
    until: nextMonth((board.months.at(-1)?.month ?? '').slice(0, 7)),
  }
  return (
    <Figure
      name="repeats-departments"
      question={say('loyalty.departments')}
      answer={say('loyalty.departmentAnswer', {
        department: saying.name(best.department),
        rate: saying.percent(share(best.repeats, best.instructions)),
      })}
      table={
        <DataTable
          caption={say('loyalty.departments')}
          columns={[
            { key: 'department', title: say('compliance.department') },
            { key: 'instructions', title: say('loyalty.instructions'), figure: true },
            { key: 'repeats', title: say('loyalty.repeats'), figure: true },
            { key: 'rate', title: say('loyalty.repeatRate'), figure: true },
          ]}
          rows={ranked.map(({ department, instructions, repeats }) => ({
            key: department.id,
            cells: [
              saying.name(department),
              instructions,
              repeats,
              saying.percent(share(repeats, instructions), 1),
            ],
          }))}
        />
      }
    >
      <Lanes
        top={1}
        lanes={ranked.map(({ department, instructions, repeats }) => ({
          key: department.id,
          name: saying.name(department),
          value: repeats / instructions,
          figure: (
            <>
              {saying.percent(share(repeats, instructions))}
              <small>{say('share', { part: repeats, all: instructions })}</small>
            </>
          ),
          said: say('loyalty.bar', {
            name: saying.name(department),
            all: instructions,
            part: repeats,
          }),
          search: link(
            'instructions',
            { ...span, department: department.id },
            saying.name(department),
          ),
        }))}
      />
    </Figure>
  )
}

function Referrals({ board }: { board: LoyaltyBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const { leads, referred } = board.all
  return (
    <Figure
      name="referrals"
      question={say('loyalty.referralQuestion')}
      answer={say('loyalty.referralAnswer', {
        leads,
        referred,
        rate: saying.percent(share(referred, leads), 1),
      })}
      table={<Months board={board} />}
    >
      <Bars
        bars={board.months.map((one, index) => ({
          key: one.month,
          label: saying.shortMonth(one.month, index === 0),
          figure: say('share', { part: one.referred, all: one.leads }),
          value: one.leads,
          part: one.referred,
          said: say('loyalty.bar', {
            name: saying.month(one.month, true),
            all: one.leads,
            part: one.referred,
          }),
          search: link(
            'leads',
            { ...spanOf(one.month), referred: 'true' },
            saying.month(one.month, true),
          ),
        }))}
      />
    </Figure>
  )
}
