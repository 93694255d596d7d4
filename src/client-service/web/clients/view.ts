import {
  type Client,
  type Feedback,
  listFeedbackEndpoint,
  readClientEndpoint,
} from '../../contract.ts'
import { useRows, useThing } from '#ui/index.ts'
import type { PageAct } from '../panel/act-panel.tsx'
import { useMe } from '../reading.ts'

/** A client with what its page and its acts look at. */
export interface ClientView {
  client: Client
  feedback: Feedback[]
  /** The list is still on its way: nobody may yet say that it is empty. */
  waiting: boolean
  /** Rights the viewer has about anything at all. */
  rights: string[]
}
export type ClientAct<View extends ClientView = ClientView> = PageAct<View>

export function useClientView(id: string) {
  const { data, error, refetch } = useThing(readClientEndpoint, ['client'], { params: { id } })
  const feedback = useRows(listFeedbackEndpoint, ['feedback'], { query: { clientId: id } }).rows
  const me = useMe().data
  const view: ClientView | undefined = data && {
    client: data,
    feedback: feedback ?? [],
    waiting: !feedback,
    rights: me?.rights ?? [],
  }
  return { view, error, retry: () => void refetch() }
}
