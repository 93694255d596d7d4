import type { ReactNode } from 'react'
import { Act, useUrl, useWords } from '#ui/index.ts'
import { insightWords } from './words.ts'

/** A question, the answer in a sentence, its picture, and the table behind it one click away. */
export function Figure({
  name,
  question,
  answer,
  legend,
  table,
  children,
}: {
  /** Which table is open stands in the address. */
  name: string
  question: string
  answer: ReactNode
  legend?: ReactNode
  table: ReactNode
  children: ReactNode
}) {
  const say = useWords(insightWords)
  const [url, setUrl] = useUrl()
  const asTable = url.table === name
  return (
    <section className="in-figure">
      <div className="in-figure-head">
        <h2>{question}</h2>
        <div className="in-figure-side">
          {!asTable && legend}
          <Act onClick={() => setUrl({ table: asTable ? null : name })}>
            {say(asTable ? 'chart' : 'table')}
          </Act>
        </div>
      </div>
      <p className="in-answer">{answer}</p>
      {asTable ? table : children}
    </section>
  )
}

export interface Column {
  key: string
  title: string
  figure?: boolean
}

/** A plain table: what the picture shows, in figures. */
export function DataTable({
  caption,
  columns,
  rows,
}: {
  caption: string
  columns: Column[]
  rows: { key: string; cells: ReactNode[] }[]
}) {
  return (
    // A wide table moves within its own frame, which the keyboard reaches.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="in-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="in-table">
        <caption className="cv-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, figure }) => (
              <th key={key} scope="col" className={figure ? 'is-figure' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]?.key} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td
                    key={columns[index]?.key}
                    className={columns[index]?.figure ? 'is-figure' : undefined}
                  >
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
