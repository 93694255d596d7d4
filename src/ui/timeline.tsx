import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.tsx'
import { useSaying, useWords } from './saying.ts'
import { uiWords } from './words.ts'

export interface TimelineEntry {
  id: string
  at: Date | string
  /** The kind of thing, never a state. */
  icon: IconName
  /** One sentence that begins with who did it or what it was. */
  text: ReactNode
  /** Proof or source. */
  proof?: ReactNode
  /** Another entry tells that it was taken back. */
  takenBack?: boolean
}

/** What happened, newest first, by day. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const saying = useSaying()
  const say = useWords(uiWords)
  if (entries.length === 0) return <p className="cv-meta">{say('timeline.empty')}</p>
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const heading = saying.dayHeading(entry.at)
    days.set(heading, [...(days.get(heading) ?? []), entry])
  }
  return (
    <div>
      {[...days].map(([heading, inDay]) => (
        <section key={heading}>
          <h3 className="cv-timeline-day">{heading}</h3>
          <ol>
            {inDay.map((entry) => (
              <li key={entry.id} className="cv-entry">
                <time dateTime={new Date(entry.at).toISOString()} title={saying.exactly(entry.at)}>
                  {saying.time(entry.at)}
                </time>
                <Icon name={entry.icon} />
                <div>
                  <p>
                    {entry.text}
                    {entry.takenBack && (
                      <span className="cv-meta">{say('timeline.takenBack')}</span>
                    )}
                  </p>
                  {entry.proof && <small>{entry.proof}</small>}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
