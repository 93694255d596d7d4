import type { BuiltInView } from '#organisation/web/index.ts'
import type { InputOf } from '#platform/http/client.ts'
import { everything, type Filter, useRows, useUrl, useWords } from '#ui/index.ts'
import { feedbackKinds, feedbackStates, listFeedbackEndpoint } from '../../contract.ts'
import { useMe } from '../reading.ts'
import { feedbackWords } from './words.ts'

type Query = NonNullable<InputOf<typeof listFeedbackEndpoint>['query']>

const states = ['open', ...feedbackStates] as const
/** In the address: the viewer, whoever opens it. */
const me = 'me'

/** Views that everybody has. */
export function useFeedbackViews(): BuiltInView[] {
  const say = useWords(feedbackWords)
  return [
    { key: 'open', label: say('view.open'), choices: {} },
    { key: 'mine', label: say('mine'), choices: { handler: me } },
    { key: 'complaint', label: say('view.complaint'), choices: { kind: 'complaint' } },
    { key: 'resolved', label: say('view.resolved'), choices: { state: 'resolved' } },
    { key: 'closed', label: say('view.closed'), choices: { state: 'confirmed' } },
  ]
}

/** Filters of the desk; their choices stand in the address. */
export function useFeedbackFilters(): Filter[] {
  const say = useWords(feedbackWords)
  const handlers = useHandlers()
  return [
    {
      key: 'state',
      label: say('field.state'),
      usual: 'open',
      options: [
        { value: 'open', label: say('view.open') },
        ...feedbackStates.map((value) => ({ value, label: say(`state.${value}`) })),
      ],
    },
    {
      key: 'kind',
      label: say('field.kind'),
      options: feedbackKinds.map((value) => ({ value, label: say(`kind.${value}`) })),
    },
    {
      key: 'handler',
      label: say('handler'),
      options: [{ value: me, label: say('mine') }, ...handlers],
    },
  ]
}

const perPage = 100

/** What the address asks for, page after page. */
export function useFeedbackRows() {
  const query = useFeedbackQuery()
  return {
    query,
    ...useRows(listFeedbackEndpoint, ['feedback'], { query: { ...query, limit: perPage } }),
  }
}

/** Who handles something that is open, or among what is shown. */
function useHandlers(): Filter['options'] {
  const open = useRows(listFeedbackEndpoint, ['feedback'], {
    query: { state: 'open', limit: perPage },
  })
  const shown = useFeedbackRows()
  const names = new Map(
    [...(open.rows ?? []), ...(shown.rows ?? [])].flatMap(({ handler }) =>
      handler ? [[handler.id, handler.name] as const] : [],
    ),
  )
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'zh'))
}

/** What the address asks the server for. */
function useFeedbackQuery(): Query {
  const [url] = useUrl()
  const viewer = useMe().data
  const state = states.find((one) => one === url.state) ?? 'open'
  const kind = feedbackKinds.find((one) => one === url.kind)
  const handlerId = url.handler === me ? viewer?.personId : url.handler
  return {
    ...(url.state === everything ? {} : { state }),
    ...(kind ? { kind } : {}),
    ...(handlerId ? { handlerId } : {}),
  }
}
