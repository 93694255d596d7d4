import type { ReactNode } from 'react'
import { Icon, usePhone, useUrl, useWords } from '#ui/index.ts'
import type { Clause } from '../clauses/contract.ts'
import { useClauseSpeech } from './reading.ts'
import { Rate, type Standings } from './standing.tsx'
import { charterWords } from './words.ts'

const chapters = ['G', 'O', 'D', 'S', 'M', 'R', 'T'] as const
type Chapter = (typeof chapters)[number] | 'other'

const chapterOf = ({ provision }: Clause): Chapter =>
  chapters.find((chapter) => provision.startsWith(chapter)) ?? 'other'

interface Shows {
  /** What to say beside a title: 已改. */
  mark?: (clause: Clause) => string | undefined
  /** The deadline before a change. */
  deadlineWas?: (clause: Clause) => string | undefined
  /** How each stands, where the viewer may see it. */
  standings?: Standings | undefined
}

/** The clauses by chapter, one line each, and the one that is open beside them, `?open=D2`. */
export function ClauseList({
  clauses,
  panel,
  ...shows
}: Shows & {
  clauses: Clause[]
  panel: (clause: Clause) => ReactNode
}) {
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  const shown = clauses.find(({ code }) => code === url.open)
  const aside = shown && (
    <ClausePanelFrame onClose={() => setUrl({ open: null })}>{panel(shown)}</ClausePanelFrame>
  )
  if (phone && aside) return aside
  return (
    <div className={aside ? 'ch-split has-panel' : 'ch-split'}>
      <div className="ch-chapters">
        {[...chapters, 'other' as const].map((chapter) => {
          const inChapter = clauses.filter((clause) => chapterOf(clause) === chapter)
          return inChapter.length > 0 ? (
            <ChapterTable
              key={chapter}
              chapter={chapter}
              clauses={inChapter}
              open={shown?.code}
              {...shows}
            />
          ) : null
        })}
      </div>
      {aside}
    </div>
  )
}

function ChapterTable({
  chapter,
  clauses,
  open,
  ...shows
}: Shows & {
  chapter: Chapter
  clauses: Clause[]
  open: string | undefined
}) {
  const say = useWords(charterWords)
  const title = say(`chapter.${chapter}`)
  return (
    <section className="cv-section">
      <div className="cv-section-head">
        <h2>{chapter === 'other' ? title : `${chapter} ${title}`}</h2>
        <span className="cv-meta">{clauses.length}</span>
      </div>
      <table className="ch-clauses" aria-label={title}>
        <colgroup>
          <col className="ch-col-code" />
          <col />
          <col className="ch-col-deadline" />
          <col className="ch-col-owner" />
          {shows.standings && <col className="ch-col-rate" />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{say('column.code')}</th>
            <th scope="col">{say('column.title')}</th>
            <th scope="col">{say('column.deadline')}</th>
            <th scope="col">{say('column.owner')}</th>
            {shows.standings && (
              <th scope="col" className="ch-number">
                {say('column.rate')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => (
            <ClauseRow key={clause.code} clause={clause} isOpen={clause.code === open} {...shows} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ClauseRow({
  clause,
  isOpen,
  mark: markOf,
  deadlineWas,
  standings,
}: Shows & {
  clause: Clause
  isOpen: boolean
}) {
  const say = useWords(charterWords)
  const speech = useClauseSpeech()
  const [, setUrl] = useUrl()
  const look = () => setUrl({ open: clause.code })
  const first = clause.owner[0]
  const mark = markOf?.(clause)
  const was = deadlineWas?.(clause)
  return (
    // The button in the row does the same for the keyboard.
    <tr className={isOpen ? 'is-here' : undefined} onClick={look}>
      <td className="ch-code" title={clause.code}>
        {clause.provision}
      </td>
      <td className="ch-name">
        <button
          type="button"
          className="ch-title"
          aria-label={`${speech.part('title', clause.title)} ${say('clause.open', { code: clause.code })}`}
          aria-expanded={isOpen}
          onClick={look}
        >
          {speech.part('title', clause.title)}
        </button>
        {mark && <span className="ch-mark">{mark}</span>}
      </td>
      <td>
        {was && <s className="ch-was">{was}</s>} {speech.deadline(clause)}
      </td>
      <td>{first && speech.someone(first)}</td>
      {standings && (
        <td className="ch-number">
          <Rate standing={standings.get(clause.code)} />
        </td>
      )}
    </tr>
  )
}

function ClausePanelFrame({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const say = useWords(charterWords)
  return (
    <aside className="ch-panel" aria-label={say('clause.panel')}>
      <button
        type="button"
        className="cv-tool ch-close"
        aria-label={say('clause.close')}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
      {children}
    </aside>
  )
}
