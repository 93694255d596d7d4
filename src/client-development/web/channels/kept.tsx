import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import {
  Act,
  ActNote,
  Confirm,
  DraftForm,
  type StaleHelp,
  useAct,
  useEditDraft,
  useUrl,
  useWords,
} from '#ui/index.ts'
import { leadWords } from '../words.ts'
import { channelWords } from './words.ts'

/** A channel, a campaign, an introduction: made, changed under its version, archived. */
export interface Kept {
  id: string
  archivedAt: string | null
  version: number
}

/** The tabs of the page. */
export function useViews(rights: string[]) {
  const say = useWords(channelWords)
  return (['channels', 'campaigns', 'introductions', 'rules', 'protection'] as const)
    .filter((key) => key !== 'rules' || rights.includes('readAssignmentRules'))
    .map((key) => ({ key, label: say(`view.${key}`) }))
}

/** Whether archived ones are listed too, and the act that changes it; stands in the address. */
export function useArchivedToo(): [boolean, ReactNode] {
  const say = useWords(channelWords)
  const [url, setUrl] = useUrl()
  const shown = url.archived === 'yes'
  const act = (
    <Act key="archived" onClick={() => setUrl({ archived: shown ? null : 'yes' })}>
      {say(shown ? 'hideArchived' : 'showArchived')}
    </Act>
  )
  return [shown, act]
}

/** Which one is open in the panel: an id, `new`, or none. */
export function useOpen() {
  const [url, setUrl] = useUrl()
  return {
    open: url.thing,
    show: (id: string) => setUrl({ thing: id }),
    close: () => setUrl({ thing: null }),
  }
}

/** The form that makes one or changes the one that is open. */
export function KeptForm<Values extends object>({
  word,
  thing,
  create,
  change,
  initial,
  bodyOf,
  labels,
  show = {},
  onClose,
  children,
}: {
  /** Its word in keys of queries and drafts. */
  word: string
  thing: (Kept & Values) | null
  create: AnyEndpoint
  change: AnyEndpoint
  initial: Partial<Values>
  bodyOf: (values: Values) => object
  /** Names of what of it may be changed. */
  labels: NonNullable<StaleHelp['labels']>
  show?: NonNullable<StaleHelp['show']>
  onClose: () => void
  children: ReactNode
}) {
  const say = useWords(channelWords)
  const slot = `${word}:${thing?.id ?? 'new'}`
  type Base = Record<string, unknown> & { version: number }
  const { draft, seen, stale } = useEditDraft<Values, Base>(
    slot,
    (thing ?? { ...initial, version: 0 }) as Base,
    ({ version: _, ...values }) => values as unknown as Values,
  )
  const act = useAct<AnyEndpoint>(thing ? change : create, {
    words: leadWords,
    draft,
    done: say('saved'),
    refresh: [word],
    onDone: onClose,
  })
  return (
    <DraftForm<Values>
      draft={draft}
      act={act}
      submit={say('save')}
      onCancel={onClose}
      onSubmit={(values) =>
        void act.run({
          body: bodyOf(values),
          ...(thing ? { params: { id: thing.id }, ifMatch: seen().version } : {}),
        })
      }
      stale={stale(act, { labels, show })}
    >
      {children}
    </DraftForm>
  )
}

/** Takes it out of use, which cannot be undone. */
export function Archiving({
  endpoint,
  thing,
  word,
  onClose,
}: {
  endpoint: AnyEndpoint
  thing: Kept
  word: string
  onClose: () => void
}) {
  const say = useWords(channelWords)
  const act = useAct<AnyEndpoint>(endpoint, {
    words: leadWords,
    done: say('archiveDone'),
    refresh: [word],
    onDone: onClose,
  })
  return (
    <div className="ld-apart">
      <ActNote act={act} />
      <Confirm
        title={say('archive')}
        description={say('archiveWhy')}
        okText={say('archive')}
        onConfirm={() => void act.run({ params: { id: thing.id } })}
      >
        <Button danger loading={act.busy}>
          {say('archive')}
        </Button>
      </Confirm>
    </div>
  )
}
