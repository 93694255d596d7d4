import './charter.css'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { useExporting, useMe, useOpenAct } from '#organisation/web/index.ts'
import {
  ActNote,
  EmptyPage,
  ExportMenu,
  PageHead,
  type PageTab,
  Tabs,
  Trouble,
  useAct,
  useSaying,
  useUrl,
  useWords,
  Waiting,
} from '#ui/index.ts'
import { draftCharterEndpoint, exportCharterEndpoint } from '../versions/contract.ts'
import { Acknowledge } from './acknowledge.tsx'
import { CurrentClauses } from './current-clauses.tsx'
import { NewClauses } from './new-clauses.tsx'
import { useVersions } from './reading.ts'
import type { Standings } from './standing.tsx'
import { charterWords } from './words.ts'

const DraftClauses = lazy(() => import('./draft-clauses.tsx'))
const Difference = lazy(() => import('./difference.tsx'))
const Versions = lazy(() => import('./versions.tsx'))
const CharterActs = lazy(() => import('./charter-acts.tsx'))

/** The firm's provision: what is in force, the draft of the next, what changes, what has been. */
export function CharterPage({ standings }: { standings?: Standings | undefined }) {
  const say = useWords(charterWords)
  const saying = useSaying()
  const [url] = useUrl()
  const versions = useVersions()
  const items = versions.data?.items ?? []
  const current = items.find(({ status }) => status === 'published')
  const draft = items.find(({ status }) => status === 'draft')
  const view = url.view ?? 'clauses'
  // The clauses in force or of a version asked for, and those of the draft; the other views are no list of clauses.
  const shown = view === 'clauses' || (view === 'draft' && draft)
  const number = view === 'draft' ? draft?.number : Number(url.number) || undefined
  const exporting = useExporting(exportCharterEndpoint, number ? { number } : {})
  // Where the page is empty its first step stands in the middle, and only there.
  const empty = !draft && (view === 'draft' || (view === 'difference' && !url.to))
  return (
    <>
      <PageHead
        title={say('title')}
        aside={
          current?.publishedAt &&
          say('inForce', { number: current.number, time: saying.day(current.publishedAt) })
        }
        acts={
          <>
            {shown && <ExportMenu exporting={exporting} />}
            {!empty && <HeadActs draft={draft?.number} />}
          </>
        }
      />
      <Tabs tabs={useViews(draft?.number)} current={view} parameter="view" label={say('title')} />
      {versions.error && !versions.data ? (
        <Trouble error={versions.error} onRetry={() => void versions.refetch()} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Acknowledge />
          <NewClauses />
          {empty ? (
            <NoDraft />
          ) : view === 'draft' && draft ? (
            <DraftClauses number={draft.number} standings={standings} />
          ) : view === 'difference' ? (
            <Difference />
          ) : view === 'versions' ? (
            <Versions versions={items} current={current?.number} />
          ) : (
            <CurrentClauses standings={standings} />
          )}
          {url.act && <CharterActs versions={items} />}
        </Suspense>
      )}
    </>
  )
}

function useViews(draft: number | undefined): PageTab[] {
  const say = useWords(charterWords)
  return [
    { key: 'clauses', label: say('view.clauses') },
    { key: 'draft', label: draft ? say('draftIs', { number: draft }) : say('view.draft') },
    { key: 'difference', label: say('view.difference') },
    { key: 'versions', label: say('view.versions') },
  ]
}

function HeadActs({ draft }: { draft: number | undefined }) {
  const say = useWords(charterWords)
  const rights = useMe().data?.rights ?? []
  const { open } = useOpenAct()
  if (!draft) return <StartDraft />
  if (!rights.includes('publishCharter')) return null
  return (
    <Button type="primary" onClick={() => open('publishCharter')}>
      {say('publish.act', { number: draft })}
    </Button>
  )
}

function StartDraft() {
  const say = useWords(charterWords)
  const rights = useMe().data?.rights ?? []
  const [, setUrl] = useUrl()
  const draft = useAct(draftCharterEndpoint, {
    words: charterWords,
    refresh: ['charter'],
    done: say('draft.started'),
    onDone: () => setUrl({ view: 'draft', open: null, number: null, from: null, to: null }),
  })
  if (!rights.includes('changeCharter')) return null
  return (
    <>
      <ActNote act={draft} />
      <Button onClick={() => void draft.run({})} loading={draft.busy}>
        {say('draft.start')}
      </Button>
    </>
  )
}

function NoDraft() {
  const say = useWords(charterWords)
  return (
    <EmptyPage icon="charter" title={say('noDraft')} acts={<StartDraft />}>
      {say('noDraftWhy')}
    </EmptyPage>
  )
}
