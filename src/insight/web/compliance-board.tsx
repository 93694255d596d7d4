import { Go, usePhone, usePrinting, useWords } from '#ui/index.ts'
import { type ComplianceMap, readComplianceEndpoint } from '../compliance/contract.ts'
import { nextMonth, rateOf, type Tally, totalOf } from '../rules.ts'
import { Board } from './board.tsx'
import { Legend } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import {
  casesOf,
  cellKey,
  findingsOf,
  type Group,
  groupsOf,
  type HeatRow,
  heatOf,
  percentOf,
  rowsOf,
  worstCells,
} from './findings.ts'
import { useBoard, useCaseLinks, useMonths } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

const heats = ['h5', 'h4', 'h3', 'h2', 'h1'] as const

/** Clause × department × month, down to the promises behind each cell. */
export default function ComplianceBoard() {
  const [months] = useMonths()
  const found = useBoard(readComplianceEndpoint, { months })
  return (
    <Board found={found} isEmpty={(map) => map.cells.length === 0}>
      {(map) => <Compliance map={map} />}
    </Board>
  )
}

function Compliance({ map }: { map: ComplianceMap }) {
  const say = useWords(insightWords)
  const phone = usePhone()
  const printing = usePrinting()
  const groups = groupsOf(map)
  const rows = rowsOf(map, groups)
  return (
    <Figure
      name="compliance"
      question={say(map.scope === 'own' ? 'compliance.questionOwn' : 'compliance.question')}
      answer={<Answer map={map} rows={rows} groups={groups} />}
      legend={
        (printing || !phone) && (
          <Legend
            items={heats.map((heat) => ({
              className: `in-${heat}`,
              label: say(`compliance.legend.${heat}`),
            }))}
          />
        )
      }
      table={<HeatTable map={map} rows={rows} groups={groups} />}
    >
      {printing ? (
        <HeatOnPaper map={map} rows={rows} groups={groups} />
      ) : phone ? (
        <WorstList map={map} rows={rows} groups={groups} />
      ) : (
        <Heat map={map} rows={rows} groups={groups} />
      )}
    </Figure>
  )
}

interface Shown {
  map: ComplianceMap
  rows: HeatRow[]
  groups: Group[]
}

function useGroupName() {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  return ({ key, name, nameEn }: Group): string => {
    if (name !== null) return saying.name({ name, nameEn })
    return say(key === 'own' ? 'me' : 'functions')
  }
}

/** The months a cell covers, as the days its cases lie between. */
const spanOf = (months: string[]): [string, string] => [
  months[0] ?? '',
  nextMonth((months.at(-1) ?? '').slice(0, 7)),
]

function Answer({ map, rows, groups }: Shown) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const nameOf = useGroupName()
  const link = useCaseLinks()
  const findings = findingsOf(rows, groups, map.months)
  if (findings.length === 0) return <>{say('compliance.fine')}</>
  return findings.map(({ kind, clause, group, from, to, kept, missed }) => {
    const said = say(`compliance.${kind}`, {
      clause: saying.title(clause.title),
      department: nameOf(group),
      from: saying.percent(from),
      to: saying.percent(to),
      all: kept + missed,
      missed,
    })
    const filter = casesOf(clause.code, group, spanOf(map.months), map.scope === 'own')
    const missedOnly = missed > 0 ? { outcome: 'missed' } : {}
    return (
      <span key={kind}>
        {said}{' '}
        <Go
          to="."
          search={link('promises', { ...filter, ...missedOnly }, saying.title(clause.title))}
        >
          {say('cases')}
        </Go>{' '}
      </span>
    )
  })
}

/** Paper does not move sideways: all months of a department are one column. */
function HeatOnPaper({ map: { months }, rows, groups }: Shown) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const nameOf = useGroupName()
  const span = say('compliance.onPaper', {
    from: saying.month(months[0] ?? '', true),
    to: saying.month(months.at(-1) ?? '', true),
  })
  return (
    <table className="in-heat is-paper">
      <caption>{span}</caption>
      <thead>
        <tr>
          <th scope="col" className="is-corner">
            {say('compliance.clause')}
          </th>
          {groups.map((group) => (
            <th key={group.key} scope="col">
              {nameOf(group)}
            </th>
          ))}
          <th scope="col" className="is-total">
            {say('total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ clause, cells, total }) => (
          <tr key={clause.code}>
            <th scope="row">
              <span>{clause.provision}</span>
              {saying.title(clause.title)}
            </th>
            {groups.map(({ key }) => {
              const rate = rateOf(totalOf(months.flatMap((m) => cells.get(cellKey(key, m)) ?? [])))
              return rate === null ? (
                <td key={key} className="is-none">
                  –
                </td>
              ) : (
                <td key={key}>
                  <b className={`in-${heatOf(rate)}`}>{percentOf(rate)}</b>
                </td>
              )
            })}
            <td className="is-total">{saying.percent(rateOf(total), 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Heat({ map, rows, groups }: Shown) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const nameOf = useGroupName()
  const { months } = map
  // What clients were promised comes first; the firm's duties towards itself follow.
  const promised = rows.filter(({ clause }) => !clause.isReview)
  const reviews = rows.filter(({ clause }) => clause.isReview)
  return (
    // A firm with many departments has more columns than a screen: the map moves within its frame.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="in-scroll" tabIndex={0} role="region" aria-label={say('compliance.caption')}>
      <table className="in-heat">
        <caption className="cv-hidden">{say('compliance.caption')}</caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className="is-corner">
              {say('compliance.clause')}
            </th>
            {groups.map((group) => (
              <th key={group.key} scope="colgroup" colSpan={months.length} className="is-group">
                {nameOf(group)}
              </th>
            ))}
            <th rowSpan={2} scope="col" className="is-total">
              {say('total')}
            </th>
          </tr>
          <tr>
            {groups.flatMap((group) =>
              months.map((month, index) => (
                <th key={cellKey(group.key, month)} scope="col">
                  {saying.shortMonth(month, index === 0)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {promised.map((row) => (
            <HeatLine key={row.clause.code} row={row} map={map} groups={groups} />
          ))}
        </tbody>
        {reviews.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" className="is-own-duties">
                {say('compliance.reviews')}
              </th>
            </tr>
            {reviews.map((row) => (
              <HeatLine key={row.clause.code} row={row} map={map} groups={groups} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  )
}

function HeatLine({
  row,
  map: { months, scope },
  groups,
}: {
  row: HeatRow
  map: ComplianceMap
  groups: Group[]
}) {
  const saying = useInsightSaying()
  const title = saying.title(row.clause.title)
  return (
    <tr>
      <th scope="row" title={`${row.clause.code} ${title}`}>
        <span>{row.clause.provision}</span>
        {title}
      </th>
      {groups.flatMap((group) =>
        months.map((month) => (
          <HeatCell
            key={cellKey(group.key, month)}
            row={row}
            group={group}
            month={month}
            own={scope === 'own'}
          />
        )),
      )}
      <td className="is-total">{saying.percent(rateOf(row.total), 1)}</td>
    </tr>
  )
}

function HeatCell({
  row: { clause, cells },
  group,
  month,
  own,
}: {
  row: HeatRow
  group: Group
  month: string
  own: boolean
}) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const nameOf = useGroupName()
  const link = useCaseLinks()
  const tally = cells.get(cellKey(group.key, month))
  const rate = tally ? rateOf(tally) : null
  if (!tally || rate === null) return <td className="is-none">–</td>
  const title = say('both', {
    one: say('both', { one: saying.title(clause.title), other: nameOf(group) }),
    other: saying.month(month),
  })
  const said = say('compliance.cell', {
    clause: saying.title(clause.title),
    department: nameOf(group),
    month: saying.month(month, true),
    rate: saying.percent(rate),
    ...counted(tally),
  })
  return (
    <td>
      <Go
        to="."
        search={link('promises', casesOf(clause.code, group, spanOf([month]), own), title)}
        className={`in-${heatOf(rate)}`}
        label={said}
        title={said}
      >
        {percentOf(rate)}
      </Go>
    </td>
  )
}

const counted = ({ kept, missed }: Tally) => ({ kept, missed, all: kept + missed })

/** On the telephone: the cells that need looking at, the worst first. */
function WorstList({ map, rows, groups }: Shown) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const nameOf = useGroupName()
  const link = useCaseLinks()
  const worst = worstCells(rows, groups, map.months)
  if (worst.length === 0) return null
  return (
    <>
      <h3 className="in-worst-head">{say('compliance.phone')}</h3>
      <ul className="in-worst">
        {worst.map(({ clause, group, month, rate, kept, missed }) => (
          <li key={`${clause.code} ${cellKey(group.key, month)}`}>
            <Go
              to="."
              search={link(
                'promises',
                {
                  ...casesOf(clause.code, group, spanOf([month]), map.scope === 'own'),
                  outcome: 'missed',
                },
                saying.title(clause.title),
              )}
            >
              <span>{saying.title(clause.title)}</span>
              <small>
                {say('compliance.where', {
                  department: nameOf(group),
                  month: saying.month(month),
                  ...counted({ kept, missed }),
                })}
              </small>
              <b className={`in-${heatOf(rate)}`}>{saying.percent(rate)}</b>
            </Go>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The same in figures: kept of all, by clause and department. */
function HeatTable({ map, rows, groups }: Shown) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const nameOf = useGroupName()
  const phone = usePhone()
  const months = phone ? [] : map.months
  const share = (tally: Tally | undefined) =>
    tally ? say('share', { part: tally.kept, all: tally.kept + tally.missed }) : '–'
  return (
    <DataTable
      caption={say('compliance.caption')}
      columns={[
        { key: 'clause', title: say('compliance.clause') },
        { key: 'department', title: say('compliance.department') },
        ...months.map((month, index) => ({
          key: month,
          title: saying.shortMonth(month, index === 0),
          figure: true,
        })),
        { key: 'total', title: say('total'), figure: true },
        { key: 'rate', title: say('view.compliance'), figure: true },
      ]}
      rows={rows.flatMap((row) =>
        groups.flatMap((group) => {
          const of = (month: string) => row.cells.get(cellKey(group.key, month))
          const total = totalOf(map.months.flatMap((month) => of(month) ?? []))
          if (total.kept + total.missed === 0) return []
          return {
            key: `${row.clause.code} ${group.key}`,
            cells: [
              saying.title(row.clause.title),
              nameOf(group),
              ...months.map((month) => share(of(month))),
              share(total),
              saying.percent(rateOf(total), 1),
            ],
          }
        }),
      )}
    />
  )
}
