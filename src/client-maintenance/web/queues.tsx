import type { ReactNode } from 'react'
import { noonOf, serviceWords, today } from '#client-service/web/index.ts'
import {
  Act,
  EmptyPage,
  Go,
  type IconName,
  Section,
  Trouble,
  useSaying,
  useWords,
  Waiting,
} from '#ui/index.ts'
import type { BusinessDevelopment, Opportunity, PlannedContact } from '../contract.ts'
import { DevelopmentRow, OpportunityRow, PlannedRow } from './rows.tsx'
import type { CareView } from './view.ts'
import { maintenanceWords } from './words.ts'

interface List<Row> {
  rows: Row[] | undefined
  error: unknown
  retry: () => void
  hasMore: boolean
  more: () => void
}

/** A queue with its waiting, its trouble, its emptiness and its next page. */
function Queue<Row>({
  list,
  icon,
  empty,
  children,
}: {
  list: List<Row>
  icon: IconName
  empty: 'contactsEmpty' | 'opportunitiesEmpty' | 'developmentsEmpty'
  children: (rows: Row[]) => ReactNode
}) {
  const say = useWords(maintenanceWords)
  const sayService = useWords(serviceWords)
  const { rows, error, retry, hasMore, more } = list
  if (error && !rows) return <Trouble error={error} onRetry={retry} />
  if (!rows) return <Waiting />
  if (rows.length === 0) {
    return (
      <EmptyPage icon={icon} title={say(empty)} acts={<Go to="/clients">{say('toClients')}</Go>}>
        {say(`${empty}Why`)}
      </EmptyPage>
    )
  }
  return (
    <>
      {children(rows)}
      {hasMore && (
        <p className="sv-more">
          <Act onClick={more}>{sayService('loadMore')}</Act>
        </p>
      )}
    </>
  )
}

/** Planned contacts by day: what is late, today, what comes. */
export function ContactDays({ list, view }: { list: List<PlannedContact>; view: CareView }) {
  const say = useWords(maintenanceWords)
  const saying = useSaying()
  const now = today(saying.now)
  return (
    <Queue list={list} icon="calendar" empty="contactsEmpty">
      {(rows) => {
        const days = [...new Set(rows.map((one) => one.plannedOn))].filter((day) => day > now)
        const groups = [
          {
            key: 'overdue',
            title: say('day.overdue'),
            rows: rows.filter((one) => one.plannedOn < now),
          },
          {
            key: 'today',
            title: say('day.today'),
            rows: rows.filter((one) => one.plannedOn === now),
          },
          ...days.map((day) => ({
            key: day,
            title: saying.dayHeading(noonOf(day)),
            rows: rows.filter((one) => one.plannedOn === day),
          })),
        ]
        return groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <Section key={group.key} title={group.title} count={group.rows.length}>
              {group.rows.map((one) => (
                <PlannedRow key={one.id} contact={one} view={view} withClient />
              ))}
            </Section>
          ))
      }}
    </Queue>
  )
}

export const OpportunityQueue = ({ list, view }: { list: List<Opportunity>; view: CareView }) => (
  <Queue list={list} icon="star" empty="opportunitiesEmpty">
    {(rows) =>
      rows.map((one) => <OpportunityRow key={one.id} opportunity={one} view={view} withClient />)
    }
  </Queue>
)

export const DevelopmentQueue = ({
  list,
  view,
}: {
  list: List<BusinessDevelopment>
  view: CareView
}) => (
  <Queue list={list} icon="note" empty="developmentsEmpty">
    {(rows) =>
      rows.map((one) => <DevelopmentRow key={one.id} development={one} view={view} withClient />)
    }
  </Queue>
)
