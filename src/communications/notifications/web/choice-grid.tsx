import './choices.css'
import { Select, useLanguage, useWords } from '#ui/index.ts'
import {
  alwaysTold,
  type NoticeChannel,
  type NoticeChoice,
  type NoticeKind,
  noticeChannels,
  noticeKinds,
  type NoticeChoices,
  type Wanted,
  wantedWays,
} from '../contract.ts'
import { wantedOf } from '../rules.ts'
import { choiceWords } from './choices-words.ts'

interface Line {
  key: string
  what: string
  kind: NoticeKind | null
  clause: string | null
}

/** What is told, by which channel, how: kinds, and below them clauses with a way of their own. */
export function ChoiceGrid({
  value,
  onChange,
  firm,
  clauses,
}: {
  value: NoticeChoice[]
  onChange: (value: NoticeChoice[]) => void
  /** What holds where nothing is chosen; empty while the firm's own default is set. */
  firm: NoticeChoice[]
  clauses: NoticeChoices['clauses']
}) {
  const say = useWords(choiceWords)
  const isEnglish = useLanguage() === 'en'
  const titleOf = ({ code, title }: NoticeChoices['clauses'][number]) =>
    `${code} ${isEnglish ? title.en : title.zh}`
  const chosen = [...new Set(value.flatMap((one) => one.clause ?? []))]
  const kinds = noticeKinds.map((kind) => ({
    key: kind,
    what: say(`kinds.${kind}`),
    kind,
    clause: null,
  }))
  const own = chosen.map((code) => {
    const clause = clauses.find((one) => one.code === code)
    return { key: code, what: clause ? titleOf(clause) : code, kind: null, clause: code }
  })
  const set = (line: Line, channel: NoticeChannel, wanted: Wanted | '') => {
    const rest = value.filter((one) => !isAt(one, line, channel))
    const { kind, clause } = line
    onChange(wanted === '' ? rest : [...rest, { channel, kind, clause, wanted }])
  }
  const cells = { value, firm, set }
  const more = clauses.filter((one) => !chosen.includes(one.code))
  return (
    <>
      <Lines head={say('kind')} lines={kinds} {...cells} />
      <h3 className="nc-head">{say('clauses')}</h3>
      <p className="cv-meta">{say('clausesHelp')}</p>
      {own.length > 0 && (
        <Lines
          head={say('clause')}
          lines={own}
          {...cells}
          onRemove={(line) => onChange(value.filter((one) => one.clause !== line.clause))}
        />
      )}
      <Select
        className="nc-add"
        aria-label={say('addClause')}
        placeholder={say('addClause')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={more.map((one) => ({ value: one.code, label: titleOf(one) }))}
        onChange={(clause: string | null) =>
          clause &&
          onChange([...value, { channel: 'mail', kind: null, clause, wanted: 'digest' as const }])
        }
      />
    </>
  )
}

const isAt = (one: NoticeChoice, line: Line, channel: NoticeChannel) =>
  one.channel === channel && one.kind === line.kind && one.clause === line.clause

function Lines({
  head,
  lines,
  value,
  firm,
  set,
  onRemove,
}: {
  head: string
  lines: Line[]
  value: NoticeChoice[]
  firm: NoticeChoice[]
  set: (line: Line, channel: NoticeChannel, wanted: Wanted | '') => void
  onRemove?: (line: Line) => void
}) {
  const say = useWords(choiceWords)
  return (
    <table className="nc-grid">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {noticeChannels.map((channel) => (
            <th key={channel} scope="col">
              {say(`channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              {line.what}
              {onRemove && (
                <button
                  type="button"
                  className="cv-act nc-remove"
                  aria-label={say('removeWhich', { what: line.what })}
                  onClick={() => onRemove(line)}
                >
                  {say('remove')}
                </button>
              )}
            </th>
            {noticeChannels.map((channel) => (
              <td key={channel} data-label={say(`channel.${channel}`)}>
                <Cell line={line} channel={channel} value={value} firm={firm} set={set} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({
  line,
  channel,
  value,
  firm,
  set,
}: {
  line: Line
  channel: NoticeChannel
  value: NoticeChoice[]
  firm: NoticeChoice[]
  set: (line: Line, channel: NoticeChannel, wanted: Wanted | '') => void
}) {
  const say = useWords(choiceWords)
  const words = channel === 'app' ? 'wantedApp' : 'wanted'
  const chosen = value.find((one) => isAt(one, line, channel))?.wanted
  const ways = wantedWays.filter(
    (way) => way !== 'off' || !line.kind || !alwaysTold.includes(line.kind),
  )
  const standard = line.kind
    ? say(`${words}.${wantedOf({ own: [], firm }, channel, line.kind, null)}`)
    : null
  return (
    <Select<Wanted | ''>
      size="small"
      variant="borderless"
      className={chosen ? 'nc-cell is-chosen' : 'nc-cell'}
      aria-label={say('cell', { what: line.what, channel: say(`channel.${channel}`) })}
      value={chosen ?? ''}
      popupMatchSelectWidth={false}
      options={[
        {
          value: '' as const,
          label: standard ? say('asDefault', { wanted: standard }) : say('byKind'),
        },
        ...ways.map((way) => ({ value: way, label: say(`${words}.${way}`) })),
      ]}
      // In the grid the word alone; that it is the default is seen by its weight.
      labelRender={({ value: way }) => (way ? say(`${words}.${way as Wanted}`) : (standard ?? '—'))}
      onChange={(wanted) => set(line, channel, wanted)}
    />
  )
}
