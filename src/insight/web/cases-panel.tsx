import type { ReactNode } from 'react'
import { useExporting } from '#organisation/web/index.ts'
import type { AnyEndpoint } from '#platform/http/client.ts'
import {
  Act,
  EmptyPage,
  ExportMenu,
  Go,
  Row,
  SlaChip,
  Trouble,
  useWords,
  Waiting,
  Dotted,
  SidePanel,
} from '#ui/index.ts'
import * as contract from '../cases/contract.ts'
import { type CaseKind, useCases, useChosenCases } from './reading.ts'
import { useInsightSaying } from './saying.ts'
import { insightWords } from './words.ts'

/** The cases behind a figure, at the side of the page; each leads to its page with its timeline. */
export function CasesPanel() {
  const say = useWords(insightWords)
  const { kind, filter, title, choose, close } = useChosenCases()
  const exporting = useExporting(kind && kind in files ? files[kind] : files.promises, filter)
  if (!kind) return null
  const missed = filter.outcome === 'missed'
  return (
    <SidePanel title={title || say(`case.${kind}`)} open onClose={close}>
      <div className="in-case-choice">
        {kind === 'promises' && (
          <Act onClick={() => choose({ outcome: missed ? null : 'missed' })}>
            {say(missed ? 'case.everything' : 'case.onlyMissed')}
          </Act>
        )}
        <ExportMenu exporting={exporting} />
      </div>
      <Cases kind={kind} filter={filter} />
    </SidePanel>
  )
}

const files = {
  promises: contract.exportPromiseCasesEndpoint,
  leads: contract.exportLeadCasesEndpoint,
  opinions: contract.exportOpinionCasesEndpoint,
  instructions: contract.exportInstructionCasesEndpoint,
  handovers: contract.exportHandoverCasesEndpoint,
  adjustments: contract.exportAdjustmentCasesEndpoint,
} satisfies Record<CaseKind, AnyEndpoint>

type Filter = Record<string, unknown>

function Cases({ kind, filter }: { kind: CaseKind; filter: Filter }) {
  switch (kind) {
    case 'promises':
      return <Promises filter={filter} />
    case 'leads':
      return <Leads filter={filter} />
    case 'opinions':
      return <Opinions filter={filter} />
    case 'instructions':
      return <Instructions filter={filter} />
    case 'handovers':
      return <Handovers filter={filter} />
    case 'adjustments':
      return <Adjustments filter={filter} />
    default:
      return null
  }
}

interface Found<Item> {
  rows: Item[] | undefined
  error: unknown
  retry: () => void
  hasMore: boolean
  more: () => void
}

function List<Item extends { id: string }>({
  found: { rows, error, retry, hasMore, more },
  children,
}: {
  found: Found<Item>
  children: (item: Item) => ReactNode
}) {
  const say = useWords(insightWords)
  if (error && !rows) return <Trouble error={error} onRetry={retry} />
  if (!rows) return <Waiting />
  if (rows.length === 0) return <EmptyPage small title={say('case.none')} />
  return (
    <>
      {rows.map((item) => (
        <div key={item.id} className="in-case">
          {children(item)}
        </div>
      ))}
      {hasMore && (
        <p className="in-case-more">
          <Act onClick={more}>{say('case.more')}</Act>
        </p>
      )}
    </>
  )
}

const places = { lead: '/leads/', client: '/clients/', engagement: '/engagements/' } as const

/** The thing a case is about, by name, with the way to its page. */
function About({ subject: { kind, id, name } }: { subject: contract.PromiseCase['subject'] }) {
  const say = useWords(insightWords)
  if (kind === 'firm') return say('case.firmDuty')
  return <Go to={`${places[kind]}${id}`}>{name ?? say('cases')}</Go>
}

function standingOf({ kept, status }: contract.PromiseCase) {
  if (kept) return { state: 'kept', words: 'case.kept' } as const
  if (status === 'kept_late') return { state: 'overdue', words: 'case.late' } as const
  if (status === 'cancelled') return { state: 'overdue', words: 'case.cancelled' } as const
  return { state: 'overdue', words: 'case.open' } as const
}

function Promises({ filter }: { filter: Filter }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const found = useCases(contract.listPromiseCasesEndpoint, filter)
  return (
    <List<contract.PromiseCase> found={found}>
      {(one) => {
        const { state, words } = standingOf(one)
        return (
          <Row
            first={<About subject={one.subject} />}
            second={
              <Dotted
                facts={[
                  !filter.clause && saying.title(one.title),
                  say('case.owner', { name: one.owner.name }),
                  say('case.due', { day: saying.day(one.dueAt) }),
                ]}
              />
            }
            side={<SlaChip state={state} words={say(words)} />}
          />
        )
      }}
    </List>
  )
}

function Leads({ filter }: { filter: Filter }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const found = useCases(contract.listLeadCasesEndpoint, filter)
  return (
    <List<contract.LeadCase> found={found}>
      {(one) => (
        <Row
          first={<Go to={`/leads/${one.id}`}>{one.name}</Go>}
          second={
            <Dotted
              facts={[
                saying.day(`${one.receivedOn}T04:00:00Z`),
                one.channelName &&
                  saying.name({ name: one.channelName, nameEn: one.channelNameEn }),
                one.need,
              ]}
            />
          }
          side={say(`stage.${one.stage as 'lost'}`)}
        />
      )}
    </List>
  )
}

function Opinions({ filter }: { filter: Filter }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const found = useCases(contract.listOpinionCasesEndpoint, filter)
  return (
    <List<contract.OpinionCase> found={found}>
      {(one) => (
        <Row
          first={
            one.client ? (
              <Go to={`/clients/${one.client.id}`}>{one.client.name}</Go>
            ) : (
              <About subject={one.subject} />
            )
          }
          second={
            <Dotted
              facts={[
                saying.day(`${one.givenOn}T04:00:00Z`),
                say(`case.${one.source}`),
                one.lawyer?.name,
              ]}
            />
          }
          side={
            <Dotted
              facts={[
                one.satisfaction !== null && say('case.score', { stars: one.satisfaction }),
                one.nps !== null && say('case.nps', { nps: one.nps }),
              ]}
            />
          }
        />
      )}
    </List>
  )
}

function Instructions({ filter }: { filter: Filter }) {
  const saying = useInsightSaying()
  const found = useCases(contract.listInstructionCasesEndpoint, filter)
  return (
    <List<contract.InstructionCase> found={found}>
      {(one) => (
        <Row
          first={<About subject={one.subject} />}
          second={<Go to={`/clients/${one.client.id}`}>{one.client.name}</Go>}
          side={saying.day(one.openedAt)}
        />
      )}
    </List>
  )
}

function Handovers({ filter }: { filter: Filter }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const found = useCases(contract.listHandoverCasesEndpoint, filter)
  return (
    <List<contract.HandoverCase> found={found}>
      {(one) => (
        <Row
          first={<About subject={one.subject} />}
          second={
            <Dotted
              facts={[
                say('case.fromTo', { from: one.from.name, to: one.to.name }),
                saying.day(one.offeredAt),
                one.answerReason,
              ]}
            />
          }
          side={say(`case.${one.status}`)}
        />
      )}
    </List>
  )
}

function Adjustments({ filter }: { filter: Filter }) {
  const say = useWords(insightWords)
  const saying = useInsightSaying()
  const found = useCases(contract.listAdjustmentCasesEndpoint, filter)
  return (
    <List<contract.AdjustmentCase> found={found}>
      {(one) => (
        <Row
          first={<About subject={one.subject} />}
          second={<Dotted facts={[saying.day(one.receivedAt), one.text, one.reason]} />}
          side={say(`improvement.${one.outcome ?? 'waiting'}`)}
        />
      )}
    </List>
  )
}
