import { useQuery } from '@tanstack/react-query'
import { listUnownedDutiesEndpoint } from '#charter/commitments/contract.ts'
import { useMe } from '#organisation/web/index.ts'
import { call } from '#platform/http/client.ts'
import { Go, Row, Section, useLanguage, useSaying, useWords, Dotted } from '#ui/index.ts'
import { pageOf } from './keeping.ts'
import { dayWords } from './words.ts'

/** Milliseconds between two looks: the sweep tries again every minute. */
const pause = 60_000

/** Duties that arose and for which nobody was found: for those who can give them somebody. */
export function Unowned() {
  const say = useWords(dayWords)
  const saying = useSaying()
  const language = useLanguage()
  const mayRead = useMe().data?.rights.includes('listUnownedDuties') === true
  const { data } = useQuery({
    queryKey: ['commitments', 'unowned'],
    queryFn: ({ signal }) => call(listUnownedDutiesEndpoint, { query: { limit: 50 }, signal }),
    enabled: mayRead,
    refetchInterval: pause,
  })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={say('unowned.title')} count={data.items.length}>
      <p className="cv-meta">{say('unowned.why')}</p>
      {data.items.map((one) => {
        const page = pageOf(one.subject)
        const { name } = one.subject
        return (
          <Row
            key={one.id}
            first={language === 'en' ? one.title.en : one.title.zh}
            second={
              <Dotted
                facts={[
                  one.clause.split('.')[0],
                  say('unowned.since', { time: saying.moment(one.since) }),
                ]}
              />
            }
            side={page && name ? <Go to={page}>{name}</Go> : undefined}
          />
        )
      })}
    </Section>
  )
}
