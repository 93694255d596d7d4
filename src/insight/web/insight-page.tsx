import './insight.css'
import { lazy, Suspense } from 'react'
import { useExporting, useMe } from '#organisation/web/index.ts'
import type { AnyEndpoint } from '#platform/http/client.ts'
import { ExportMenu, Go, PageHead, Segments, Tabs, useUrl, useWords, Waiting } from '#ui/index.ts'
import * as contract from '../contract.ts'
import { scopeOf } from '../rules.ts'
import { CasesPanel } from './cases-panel.tsx'
import { useMonths } from './reading.ts'
import { insightWords } from './words.ts'

/** What can be looked at; each is loaded when it is. */
const boards = {
  compliance: lazy(() => import('./compliance-board.tsx')),
  channels: lazy(() => import('./channels-board.tsx')),
  responses: lazy(() => import('./responses-board.tsx')),
  satisfaction: lazy(() => import('./satisfaction-board.tsx')),
  loyalty: lazy(() => import('./loyalty-board.tsx')),
  load: lazy(() => import('./load-board.tsx')),
  handovers: lazy(() => import('./handovers-board.tsx')),
  improvement: lazy(() => import('./improvement-board.tsx')),
}
const files = {
  compliance: contract.exportComplianceEndpoint,
  channels: contract.exportChannelBoardEndpoint,
  responses: contract.exportResponseBoardEndpoint,
  satisfaction: contract.exportSatisfactionBoardEndpoint,
  loyalty: contract.exportLoyaltyBoardEndpoint,
  load: contract.exportLoadBoardEndpoint,
  handovers: contract.exportHandoverBoardEndpoint,
  improvement: contract.exportImprovementBoardEndpoint,
} satisfies Record<keyof typeof boards, AnyEndpoint>
const views = Object.keys(boards) as (keyof typeof boards)[]
const periods = ['3', '6', '12'] as const

/** Questions about the firm’s work, each answered from the record. */
export default function InsightPage() {
  const say = useWords(insightWords)
  const [url] = useUrl()
  const [months, setMonths] = useMonths()
  const me = useMe().data
  const view = views.find((one) => one === url.view) ?? 'compliance'
  const Chosen = boards[view]
  const exporting = useExporting(files[view], view === 'load' ? {} : { months })
  return (
    <>
      <PageHead
        title={say('title')}
        aside={me && say(`scope.${scopeOf(me)}`)}
        acts={
          <>
            <ExportMenu exporting={exporting} />
            {view !== 'load' && (
              <Segments
                label={say('period')}
                value={String(months)}
                choices={periods.map((value) => ({ value, label: say(`months.m${value}`) }))}
                onChoose={setMonths}
              />
            )}
            {me?.rights.includes('readWeek') && (
              <Go to="/insight/week" className="cv-act">
                {say('toWeek')}
              </Go>
            )}
          </>
        }
      />
      <Tabs
        label={say('views')}
        parameter="view"
        current={view}
        tabs={views.map((key) => ({ key, label: say(`view.${key}`) }))}
      />
      <div className="in-page">
        <Suspense fallback={<Waiting rows={8} />}>
          <Chosen />
        </Suspense>
      </div>
      <CasesPanel />
    </>
  )
}
