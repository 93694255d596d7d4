import { sayDepartment } from '#organisation/departments/contract.ts'
import { PromiseLine } from '#charter/web/index.ts'
import { Dot, Go, Trouble, useSaying, useWords, Waiting, useThing, Terms } from '#ui/index.ts'
import { engagementTimelineEndpoint, readEngagementEndpoint } from '../../contract.ts'
import { History } from '../history/history.tsx'
import { serviceWords } from '../words.ts'
import { engagementWords } from './words.ts'

/** An engagement beside the list: what is owed, for whom, who works on it, what happened last. */
export function EngagementLook({ id }: { id: string }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const saying = useSaying()
  const { data, error, refetch } = useThing(readEngagementEndpoint, [id, 'engagements'], {
    params: { id },
  })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  return (
    <>
      <h2 className="cv-look-name">
        <Go to={`/engagements/${id}`}>{data.title}</Go>
      </h2>
      <p className="cv-second cv-dense">
        {sayService(`stage.${data.stage}`)}
        {data.number && (
          <>
            <Dot />
            {data.number}
          </>
        )}
      </p>
      <PromiseLine subjectId={id} to={`/engagements/${id}`} />
      <Terms
        terms={[
          [
            say('column.client'),
            <Go key="client" to={`/clients/${data.clientId}`}>
              {data.clientName}
            </Go>,
          ],
          [say('column.lawyer'), data.leadLawyerName],
          [say('column.department'), sayDepartment(data, saying.language)],
          [say('column.opened'), saying.day(data.openedAt)],
          [
            sayService('partyRole.opponent'),
            data.parties
              .filter(({ role }) => role === 'opponent')
              .map(({ name }) => name)
              .join(sayService('mark')),
          ],
        ]}
      />
      <History endpoint={engagementTimelineEndpoint} id={id} few={5} />
    </>
  )
}
