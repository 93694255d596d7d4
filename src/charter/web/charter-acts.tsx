import { useMe, useOpenAct } from '#organisation/web/index.ts'
import { useWords, Waiting, SidePanel } from '#ui/index.ts'
import type { CharterView } from '../versions/contract.ts'
import { AdoptCharter, PublishCharter } from './charter-forms.tsx'
import { ClauseForm } from './clause-form.tsx'
import { useCharter } from './reading.ts'
import { charterWords } from './words.ts'

/** The panels of what is done with the charter; which one is open stands in the address. */
export default function CharterActs({ versions }: { versions: Omit<CharterView, 'clauses'>[] }) {
  const say = useWords(charterWords)
  const rights = useMe().data?.rights ?? []
  const { act, about, close } = useOpenAct()
  const number = versions.find(({ status }) => status === 'draft')?.number
  const draft = useCharter(number, { enabled: number !== undefined }).data
  const edited = draft?.clauses.find(({ code }) => code === about)
  const adopted = versions.find((one) => String(one.number) === about)
  const mayChange = rights.includes('changeCharter')
  return (
    <>
      <SidePanel
        title={act === 'addClause' ? say('draft.add') : say('draft.edit', { code: about ?? '' })}
        open={mayChange && (act === 'addClause' || act === 'editClause')}
        wide
        onClose={close}
      >
        {draft && (act === 'addClause' || edited) ? (
          <ClauseForm
            key={edited?.code ?? ''}
            draft={draft}
            clause={act === 'editClause' ? edited : undefined}
            onClose={close}
          />
        ) : (
          <Waiting />
        )}
      </SidePanel>
      <SidePanel
        title={say('publish.act', { number })}
        open={rights.includes('publishCharter') && act === 'publishCharter' && draft !== undefined}
        onClose={close}
      >
        {draft && <PublishCharter draft={draft} onClose={close} />}
      </SidePanel>
      <SidePanel
        title={say('adopt.title', { number: about })}
        open={rights.includes('adoptCharter') && act === 'adoptCharter' && adopted !== undefined}
        onClose={close}
      >
        {adopted && <AdoptCharter number={adopted.number} onClose={close} />}
      </SidePanel>
    </>
  )
}
