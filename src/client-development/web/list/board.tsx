import { Go, Initial, Tabs, Trouble, usePhone, useUrl, useWords, Waiting } from '#ui/index.ts'
import { type LeadCard, readLeadBoard } from '../../contract.ts'
import { useThing } from '../reading.ts'
import { leadWords, openStages } from '../words.ts'
import { NextOf } from './columns.tsx'
import { useLeadQuery } from './filters.ts'
import { listWords } from './words.ts'

interface Column {
  stage: LeadCard['stage']
  count: number
  more: boolean
  items: LeadCard[]
}

/** The road from left to right, a column a stage; on the telephone one stage at a time. */
export function Board() {
  const query = useLeadQuery()
  const { data, error, refetch } = useThing(readLeadBoard, ['leads'], {
    query: { ...query, stage: query.stage ?? [...openStages, 'converted'] },
  })
  const phone = usePhone()
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting rows={10} />
  return phone ? <Stages columns={data.columns} /> : <Columns columns={data.columns} />
}

function Columns({ columns }: { columns: Column[] }) {
  const say = useWords(leadWords)
  return (
    <div className="ld-board">
      {columns.map((column) => (
        <section
          key={column.stage}
          className={column.count === 0 ? 'is-empty' : undefined}
          aria-label={say(`stage.${column.stage}`)}
        >
          <h2>
            {say(`stage.${column.stage}`)} <Count column={column} />
          </h2>
          <Cards column={column} />
        </section>
      ))}
    </div>
  )
}

/** 12, or 1,000+ where it was not counted further. */
function Count({ column }: { column: Column }) {
  const say = useWords(listWords)
  const count = column.count.toLocaleString('en-US')
  return <span className="cv-meta">{say(column.more ? 'countMore' : 'count', { count })}</span>
}

function Cards({ column }: { column: Column }) {
  const say = useWords(listWords)
  const [url] = useUrl()
  const rest = column.count - column.items.length
  return (
    <>
      {column.items.length === 0 && <p className="cv-meta">{say('nobody')}</p>}
      <ul>
        {column.items.map((lead) => (
          <li key={lead.id}>
            <Card lead={lead} />
          </li>
        ))}
      </ul>
      {(rest > 0 || column.more) && (
        <Go to="." search={{ ...url, view: 'table', stage: column.stage }} className="cv-act">
          {column.more ? say('restMore') : say('rest', { count: rest })}
        </Go>
      )}
    </>
  )
}

function Card({ lead }: { lead: LeadCard }) {
  return (
    <Go to={`/leads/${lead.id}`} className="ld-card">
      <b>{lead.organisation ?? lead.name}</b>
      <span className="ld-card-need">{lead.need}</span>
      <span className="ld-card-foot">
        <NextOf lead={lead} bare={false} />
        {lead.specialist && <Initial name={lead.specialist.name} />}
      </span>
      <small>{lead.campaign?.name ?? lead.channel?.name ?? ''}</small>
    </Go>
  )
}

function Stages({ columns }: { columns: Column[] }) {
  const say = useWords(leadWords)
  const sayList = useWords(listWords)
  const [url] = useUrl()
  const shown =
    columns.find((column) => column.stage === url.at) ??
    columns.find((column) => column.count > 0) ??
    columns[0]
  if (!shown) return null
  return (
    <>
      <Tabs
        label={sayList('filter.stage')}
        parameter="at"
        current={shown.stage}
        tabs={columns.map(({ stage, count, more }) => ({
          key: stage,
          label: say(`stage.${stage}`) + (more ? ` ${sayList('countMore', { count })}` : ''),
          count: more ? undefined : count,
        }))}
      />
      <section className="ld-board" aria-label={say(`stage.${shown.stage}`)}>
        <Cards column={shown} />
      </section>
    </>
  )
}
