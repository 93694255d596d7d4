import { useWords } from '#ui/index.ts'
import { type ChannelBoard, readChannelBoardEndpoint } from '../dashboards/contract.ts'
import { nextMonth } from '../rules.ts'
import { Board } from './board.tsx'
import { Bars, Lanes } from './charts.tsx'
import { DataTable, Figure } from './figure.tsx'
import { useBoard, useCaseLinks, useMonths } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

const steps = ['s0', 's1', 's2', 's3', 's4', 's5', 's6'] as const
type Source = ChannelBoard['channels'][number]

/** Where clients come from, how far they come, what they cost. */
export default function ChannelsBoard() {
  const [months] = useMonths()
  const found = useBoard(readChannelBoardEndpoint, { months })
  return (
    <Board found={found} isEmpty={(board) => board.road[0] === 0}>
      {(board) => (
        <>
          <Funnel board={board} />
          <Conversions board={board} />
          <Costs board={board} />
          <Paces board={board} />
        </>
      )}
    </Board>
  )
}

/** A channel, or that it was never said. */
function useChannelName() {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  return (one: Pick<Source, 'name' | 'nameEn'> | undefined) =>
    one?.name ? saying.name({ name: one.name, nameEn: one.nameEn }) : say('unknown')
}

const at = (road: number[], step: number): number => road[step] ?? 0
const converted = (source: Pick<Source, 'road'>) => at(source.road, 6)

function Funnel({ board }: { board: ChannelBoard }) {
  const say = useWords(insightWords)
  const nameOf = useChannelName()
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const { road, from, until } = board
  const best = board.channels.toSorted((a, b) => converted(b) - converted(a))[0]
  const values = {
    registered: at(road, 0),
    converted: at(road, 6),
    channel: nameOf(best),
  }
  return (
    <Figure
      name="funnel"
      question={say('channels.question')}
      answer={say(at(road, 6) > 0 ? 'channels.answer' : 'channels.answerNone', values)}
      table={<Sources board={board} />}
    >
      <Lanes
        lanes={steps.map((step, index) => {
          const count = at(road, index)
          const rate = saying.percent(count / at(road, 0))
          return {
            key: step,
            name: say(`channels.step.${step}`),
            value: count,
            figure: (
              <>
                {saying.number(count)}
                <small>{rate}</small>
              </>
            ),
            said: say('channels.bar', { step: say(`channels.step.${step}`), count, rate }),
            search: link('leads', { from, until, reached: index }, say(`channels.step.${step}`)),
          }
        })}
      />
    </Figure>
  )
}

/** Yuan for each of so many; a dash where there is none or nothing was spent. */
function useEach() {
  const saying = useInsightSaying()
  return (cost: string | null, count: number) =>
    cost === null || count === 0 ? '–' : saying.money(Math.round(Number(cost) / count))
}

function Sources({ board }: { board: ChannelBoard }) {
  const say = useWords(insightWords)
  const nameOf = useChannelName()
  const saying = useInsightSaying()
  const each = useEach()
  const rowOf = (source: Omit<Source, 'campaigns'>, name: string) => ({
    key: `${source.id} ${name}`,
    cells: [
      name,
      ...steps.map((_, index) => saying.number(at(source.road, index))),
      saying.number(source.lost),
      saying.percent(at(source.road, 0) > 0 ? converted(source) / at(source.road, 0) : null, 1),
      source.cost === null ? '–' : saying.money(source.cost),
      each(source.cost, at(source.road, 0)),
      each(source.cost, converted(source)),
    ],
  })
  return (
    <DataTable
      caption={say('channels.question')}
      columns={[
        { key: 'source', title: say('channels.source') },
        ...steps.map((step) => ({
          key: step,
          title: say(`channels.step.${step}`),
          figure: true,
        })),
        { key: 'lost', title: say('channels.lost'), figure: true },
        { key: 'rate', title: say('channels.rate'), figure: true },
        { key: 'cost', title: say('channels.cost'), figure: true },
        { key: 'perLead', title: say('channels.perLead'), figure: true },
        { key: 'perClient', title: say('channels.perClient'), figure: true },
      ]}
      rows={[
        ...board.channels.flatMap((channel) => [
          rowOf(channel, nameOf(channel)),
          ...channel.campaigns.map((campaign) =>
            rowOf(campaign, say('channels.campaign', { name: campaign.name ?? '' })),
          ),
        ]),
        rowOf({ ...board, id: null, name: null, nameEn: null }, say('total')),
      ]}
    />
  )
}

/** How many of those who came through each channel became clients. */
function Conversions({ board }: { board: ChannelBoard }) {
  const say = useWords(insightWords)
  const nameOf = useChannelName()
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const { from, until } = board
  const rate = (source: Source) => converted(source) / Math.max(1, at(source.road, 0))
  const best = board.channels
    .filter((one) => converted(one) > 0)
    .toSorted((a, b) => rate(b) - rate(a))[0]
  return (
    <Figure
      name="sources"
      question={say('channels.sourceQuestion')}
      answer={
        best
          ? say('channels.sourceAnswer', {
              channel: nameOf(best),
              rate: saying.percent(rate(best)),
            })
          : say('channels.sourceNone')
      }
      table={<Sources board={board} />}
    >
      <Lanes
        lanes={board.channels.map((channel) => {
          const name = nameOf(channel)
          const share = say('share', { part: converted(channel), all: at(channel.road, 0) })
          return {
            key: channel.id ?? 'unknown',
            name,
            value: at(channel.road, 0),
            part: converted(channel),
            figure: (
              <>
                {share}
                <small>{saying.percent(rate(channel))}</small>
              </>
            ),
            said: say('told', { name, what: share }),
            search: link(
              'leads',
              { from, until, ...(channel.id ? { channel: channel.id } : {}) },
              name,
            ),
          }
        })}
      />
    </Figure>
  )
}

function Costs({ board }: { board: ChannelBoard }) {
  const say = useWords(insightWords)
  const nameOf = useChannelName()
  const saying = useInsightSaying()
  const each = useEach()
  const link = useCaseLinks()
  const { from, until, cost, scope } = board
  if (cost === null) {
    return (
      <section className="in-figure">
        <div className="in-figure-head">
          <h2>{say('channels.costQuestion')}</h2>
        </div>
        <p className="in-answer">
          {say(scope === 'firm' ? 'channels.costNone' : 'channels.costHidden')}
        </p>
      </section>
    )
  }
  const paid = board.channels.filter((one) => one.cost !== null)
  const eachClient = (one: Source) =>
    converted(one) === 0 ? Number(one.cost) : Number(one.cost) / converted(one)
  return (
    <Figure
      name="cost"
      question={say('channels.costQuestion')}
      answer={say('channels.costAnswer', {
        cost: saying.money(cost),
        each: each(cost, at(board.road, 6)),
      })}
      table={<Sources board={board} />}
    >
      <Lanes
        lanes={paid.map((channel) => {
          const name = nameOf(channel)
          const price = each(channel.cost, converted(channel))
          return {
            key: channel.id ?? 'unknown',
            name,
            value: eachClient(channel),
            figure: (
              <>
                {price}
                <small>{saying.money(channel.cost ?? 0)}</small>
              </>
            ),
            said: say('told', { name, what: `${say('channels.perClient')} ${price}` }),
            search: link(
              'leads',
              { from, until, channel: channel.id ?? undefined, reached: 6 },
              name,
            ),
            ...(converted(channel) === 0 ? { tone: 'due' as const } : {}),
          }
        })}
      />
    </Figure>
  )
}

function Paces({ board: { months } }: { board: ChannelBoard }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const link = useCaseLinks()
  const last = months.at(-1)
  return (
    <Figure
      name="pace"
      question={say('channels.paceQuestion')}
      answer={say('channels.paceAnswer', { ...last })}
      table={
        <DataTable
          caption={say('channels.paceQuestion')}
          columns={[
            { key: 'month', title: say('period') },
            { key: 'registered', title: say('channels.registered'), figure: true },
            { key: 'converted', title: say('channels.converted'), figure: true },
          ]}
          rows={months.map((one) => ({
            key: one.month,
            cells: [saying.month(one.month, true), one.registered, one.converted],
          }))}
        />
      }
    >
      <Bars
        bars={months.map(({ month, registered, converted: became }, index) => ({
          key: month,
          label: saying.shortMonth(month, index === 0),
          figure: say('share', { part: became, all: registered }),
          value: registered,
          part: became,
          said: say('told', {
            name: saying.month(month, true),
            what: say('both', {
              one: `${say('channels.registered')} ${registered}`,
              other: `${say('channels.converted')} ${became}`,
            }),
          }),
          search: link(
            'leads',
            { from: month, until: nextMonth(month.slice(0, 7)) },
            saying.month(month, true),
          ),
        }))}
      />
    </Figure>
  )
}
