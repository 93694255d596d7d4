import { useMe } from '#organisation/web/index.ts'
import { Dotted, Go, useSaying, useThing, useWords } from '#ui/index.ts'
import { listConflictChecks } from '../../contract.ts'
import { checkWords } from './words.ts'

/** The latest check of an affair, for whoever works at the desk. */
export function CheckOfAffair({ id }: { id: string }) {
  const { data: me } = useMe()
  return me?.rights.includes('readConflictDesk') ? <Latest id={id} /> : null
}

function Latest({ id }: { id: string }) {
  const say = useWords(checkWords)
  const saying = useSaying()
  const { data } = useThing(listConflictChecks, ['conflicts', id], {
    query: { subjectId: id, limit: 1 },
  })
  const latest = data?.items[0]
  if (!latest) return null
  return (
    <p className="cv-meta">
      <Dotted
        facts={[
          say('latest', {
            when: saying.moment(latest.runAt, true),
            cause: say(`cause.${latest.cause}`),
          }),
          latest.findings > 0 ? say('hits', { count: latest.findings }) : say('nothingFound'),
          <Go key="open" to={`/conflicts?open=${latest.id}`}>
            {say('openCheck')}
          </Go>,
        ]}
      />
    </p>
  )
}
