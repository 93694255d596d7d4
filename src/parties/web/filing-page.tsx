import './parties.css'
import { AdministrationTabs } from '#organisation/web/index.ts'
import { Note, PageHead, Trouble, useSaying, useThing, useWords, Waiting } from '#ui/index.ts'
import { readNameFiling } from '../contract.ts'
import { partyWords } from './words.ts'

/** Milliseconds between two looks while names are filed anew. */
const nowAndThen = 10_000

/** Administration: how far the register is filed by the rules of search in force. */
export default function FilingPage() {
  const say = useWords(partyWords)
  const saying = useSaying()
  const { data, error, refetch } = useThing(readNameFiling, ['name-filing'], {})
  const goesOn = Boolean(data?.underWay)
  const every = goesOn ? nowAndThen : undefined
  // The same query, looked at again and again while it goes on.
  useThing(readNameFiling, ['name-filing'], {}, { enabled: goesOn, every })
  return (
    <>
      <PageHead title={say('filing.title')} />
      <AdministrationTabs current="/administration/name-filing" />
      <div className="pt-filing">
        {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Waiting />}
        {data?.underWay === null && <Note tone="kept">{say('filing.finished')}</Note>}
        {data?.underWay && (
          <>
            <Note
              tone="due"
              title={say('filing.progress', {
                done: saying.number(data.underWay.done),
                total: saying.number(data.underWay.total),
              })}
            >
              {say('filing.why')}
            </Note>
            <progress
              aria-label={say('filing.title')}
              value={data.underWay.done}
              max={data.underWay.total}
            />
          </>
        )}
        <p className="cv-second">{say('filing.when')}</p>
      </div>
    </>
  )
}
