import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import { Dot, Go, Section, SlaChip, useLanguage, useSaying, useWords } from '#ui/index.ts'
import { pageOf } from './keeping.ts'
import { useKept } from './matters.ts'
import { dayWords } from './words.ts'

/** Days from which on the columns fill the width; fewer stay as narrow. */
const fewest = 20

/** Rows of what I wait for before the rest is only counted. */
const most = 8

/** What others owe on what I look after: what, whose, by when. */
export function WaitingFor({ items, more }: { items: CommitmentView[]; more: boolean }) {
  const say = useWords(dayWords)
  const language = useLanguage()
  if (items.length === 0) return null
  const shown = items.slice(0, most)
  return (
    <Section title={say('waiting.title')} count={`${items.length}${more ? '+' : ''}`}>
      {shown.map((one) => (
        <div key={one.id} className="day-waiting">
          <div>
            <WaitedPage one={one} title={language === 'en' ? one.title.en : one.title.zh} />
            <p className="cv-meta">
              {one.owner.name}
              <Dot />
              {one.provision}
            </p>
          </div>
          <SlaChip state={standingOf(one)} due={one.dueAt} bare />
        </div>
      ))}
      {items.length > most && (
        <p className="cv-meta day-rest">{say('waiting.rest', { count: items.length - most })}</p>
      )}
    </Section>
  )
}

function WaitedPage({ one, title }: { one: CommitmentView; title: string }) {
  const say = useWords(dayWords)
  const page = pageOf(one.subject)
  const text = one.subject.name ? say('for', { title, name: one.subject.name }) : title
  return page ? <Go to={page}>{text}</Go> : text
}

/** How many of my promises of the last thirty days were kept in time; a column a day. */
export function KeptLately() {
  const say = useWords(dayWords)
  const saying = useSaying()
  const { data } = useKept()
  const all = data ? data.kept + data.late : 0
  if (!data || all === 0) return null
  const highest = Math.max(...data.days.map((one) => one.kept + one.late))
  // All is said only of all; of few a tenth of a percent means nothing.
  const share = Math.floor((data.kept / all) * 100)
  const height = (count: number) => (count / highest) * 40
  return (
    <Section title={say('kept.title')}>
      <p className="day-share">
        <b>{share}%</b>
        <span className="cv-meta">{say('kept.of', { count: all, kept: data.kept })}</span>
      </p>
      <svg
        className="day-bars"
        viewBox={`0 0 ${Math.max(data.days.length, fewest) * 10} 44`}
        preserveAspectRatio="xMinYMax meet"
        role="img"
        aria-label={say('kept.of', { count: all, kept: data.kept })}
      >
        {data.days.map(({ on, kept, late }, at) => (
          <g key={on}>
            <title>{`${saying.day(on)} ${say('kept.day', { kept, late })}`}</title>
            <rect
              className="is-kept"
              x={at * 10 + 1}
              width="8"
              y={44 - height(kept)}
              height={height(kept)}
            />
            <rect
              className="is-late"
              x={at * 10 + 1}
              width="8"
              y={Math.max(0, 44 - height(kept) - height(late) - (kept ? 2 : 0))}
              height={height(late)}
            />
          </g>
        ))}
      </svg>
      <p className="cv-meta">
        {say(data.late ? 'kept.legend' : 'kept.legendAll', { count: data.late })}
      </p>
    </Section>
  )
}
