import './relationship.css'
import { feedbackWords } from '#client-service/web/index.ts'
import { Go, Section, useSaying, useWords, useThing } from '#ui/index.ts'
import { type Contentment, readClientSatisfactionEndpoint } from '../contract.ts'
import { relationshipWords } from './relationship-words.ts'

/** How content the client was over time, as a picture and as its figures. */
export function SatisfactionSection({ clientId }: { clientId: string }) {
  const say = useWords(relationshipWords)
  const { data } = useThing(readClientSatisfactionEndpoint, ['feedback', 'visits'], {
    params: { id: clientId },
  })
  if (!data) return null
  const { items } = data
  const scored = items.filter(isScored)
  const last = scored.at(-1)
  return (
    <Section
      title={say('satisfaction')}
      count={last && say('latest', { score: last.satisfaction, count: scored.length })}
    >
      {items.length === 0 && <p className="cv-meta">{say('none')}</p>}
      {scored.length > 1 && <Course items={items} scored={scored} />}
      {items.length > 0 && (
        <details className="cr-data" open={scored.length < 2}>
          <summary>{say('table')}</summary>
          <Figures items={items.toReversed()} />
        </details>
      )}
    </Section>
  )
}

type Scored = Contentment & { satisfaction: number }
const isScored = (one: Contentment): one is Scored => one.satisfaction !== null
const heightOf = (score: number) => (score - 1) * 25
const toneOf = (score: number) => (score >= 4 ? 'kept' : score === 3 ? 'due' : 'overdue')
type Kind = 'praise' | 'suggestion' | 'problem' | 'complaint'

function Course({ items, scored }: { items: Contentment[]; scored: Scored[] }) {
  const say = useWords(relationshipWords)
  const sayFeedback = useWords(feedbackWords)
  const saying = useSaying()
  const times = items.map(({ at }) => Date.parse(at))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const placeOf = (at: string) => ((Date.parse(at) - first) / Math.max(1, last - first)) * 100
  const line = scored
    .map(({ at, satisfaction }) => `${placeOf(at)},${100 - heightOf(satisfaction)}`)
    .join(' ')
  return (
    <figure className="cr-course">
      <figcaption className="cv-second">{say('question')}</figcaption>
      <div className="cr-plot">
        <span className="cr-scale is-top" aria-hidden="true">
          {say('scale.top')}
        </span>
        <span className="cr-scale is-bottom" aria-hidden="true">
          {say('scale.bottom')}
        </span>
        <div className="cr-field">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            {[0, 25, 50, 75, 100].map((y) => (
              <line key={y} x1="0" x2="100" y1={y} y2={y} className="cr-grid" />
            ))}
            <polyline points={line} className="cr-line" />
          </svg>
          {scored.map((one) => (
            <span
              key={one.id}
              className="cr-at"
              style={{
                insetInlineStart: `${placeOf(one.at)}%`,
                bottom: `${heightOf(one.satisfaction)}%`,
              }}
            >
              <Go
                to={one.engagement ? `/engagements/${one.engagement.id}` : '.'}
                className={`cr-point is-${toneOf(one.satisfaction)}`}
                label={say('point', {
                  day: saying.day(one.at),
                  score: one.satisfaction,
                  from: say(`from.${one.from}`),
                })}
              >
                {one.satisfaction}
              </Go>
            </span>
          ))}
        </div>
        <div className="cr-marks" aria-hidden="true">
          {items.map(
            (one) =>
              one.kind && (
                <span
                  key={one.id}
                  className={`cr-mark is-${one.kind}`}
                  title={`${saying.day(one.at)} ${sayFeedback(`kind.${one.kind as Kind}`)}`}
                  style={{ insetInlineStart: `${placeOf(one.at)}%` }}
                >
                  {say(`mark.${one.kind as Kind}`)}
                </span>
              ),
          )}
        </div>
        <div className="cr-days cv-meta" aria-hidden="true">
          <span>{saying.day(items[0]?.at ?? '')}</span>
          <span>{saying.day(items.at(-1)?.at ?? '')}</span>
        </div>
      </div>
    </figure>
  )
}

function Figures({ items }: { items: Contentment[] }) {
  const say = useWords(relationshipWords)
  const sayFeedback = useWords(feedbackWords)
  const saying = useSaying()
  return (
    <table className="cr-table">
      <thead>
        <tr>
          {(['at', 'from', 'score', 'nps', 'engagement'] as const).map((key) => (
            <th key={key} scope="col">
              {say(`column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td title={saying.exactly(one.at)}>{saying.day(one.at)}</td>
            <td>{one.kind ? sayFeedback(`kind.${one.kind as Kind}`) : say(`from.${one.from}`)}</td>
            <td>{one.satisfaction ?? '—'}</td>
            <td>{one.nps ?? '—'}</td>
            <td>
              {one.engagement ? (
                <Go to={`/engagements/${one.engagement.id}`}>{one.engagement.title}</Go>
              ) : (
                say('whole')
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
