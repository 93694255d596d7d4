import { sayDepartment } from '#organisation/departments/contract.ts'
import { PromiseLine } from '#charter/web/index.ts'
import { Dot, Go, Trouble, useSaying, useWords, Waiting, useThing, Terms } from '#ui/index.ts'
import { readClientEndpoint } from '../../contract.ts'
import { History } from '../history/history.tsx'
import { clientTimelineEndpoint } from '../../contract.ts'
import { serviceWords } from '../words.ts'
import { clientWords } from './words.ts'

/** A client beside the list: what is owed, who cares for them, what is in hand, what happened last. */
export function ClientLook({ id }: { id: string }) {
  const say = useWords(clientWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const {
    data: client,
    error,
    refetch,
  } = useThing(readClientEndpoint, [id, 'clients'], {
    params: { id },
  })
  if (error && !client) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!client) return <Waiting />
  return (
    <>
      <h2 className="cv-look-name">
        <Go to={`/clients/${id}`}>{client.name}</Go>
      </h2>
      <p className="cv-second cv-dense">
        {sayService(`tier.${client.tier}`)}
        <Dot />
        {say('fact.since', { day: saying.day(client.registeredAt) })}
      </p>
      <PromiseLine subjectId={id} to={`/clients/${id}`} />
      <Terms
        terms={[
          [say('fact.specialist'), client.specialistName],
          [say('fact.contact'), client.mainContactName],
          [say('fact.department'), sayDepartment(client, saying.language)],
          [
            say('column.engagements'),
            client.engagements.slice(0, 5).map((one) => (
              <span key={one.id} className="sv-look-line">
                <Go to={`/engagements/${one.id}`}>{one.title}</Go>
                <Dot />
                {sayService(`stage.${one.stage as 'running'}`)}
              </span>
            )),
          ],
          [say('field.needs'), client.needs],
          [say('field.cautions'), client.cautions],
        ]}
      />
      <History endpoint={clientTimelineEndpoint} id={id} few={5} />
    </>
  )
}
