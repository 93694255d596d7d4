import { useRows, useThing } from '#ui/index.ts'
import type { Decision, Duty, Engagement, Feedback, Question } from '../../contract.ts'
import {
  listDecisionsEndpoint,
  listDutiesEndpoint,
  listFeedbackEndpoint,
  listQuestionsEndpoint,
  readEngagementEndpoint,
} from '../../contract.ts'
import { useMe } from '../reading.ts'

/** An engagement with what is open about it: what its page and its acts look at. */
export interface EngagementView {
  engagement: Engagement
  questions: Question[]
  decisions: Decision[]
  duties: Duty[]
  feedback: Feedback[]
  /** Some of these lists are still on their way: nobody may yet say that they are empty. */
  waiting: boolean
  /** Who looks at it. */
  me: { personId: string; roles: string[] } | undefined
}

export function useEngagementView(id: string) {
  const me = useMe().data
  const params = { params: { id } }
  const { data, error, refetch } = useThing(readEngagementEndpoint, ['engagement'], params)
  const questions = useRows(listQuestionsEndpoint, ['engagement'], params).rows
  const decisions = useRows(listDecisionsEndpoint, ['engagement'], params).rows
  const duties = useRows(listDutiesEndpoint, ['engagement'], params).rows
  const feedback = useRows(listFeedbackEndpoint, ['feedback'], { query: { engagementId: id } }).rows
  const view: EngagementView | undefined = data && {
    engagement: data,
    questions: questions ?? [],
    decisions: decisions ?? [],
    duties: duties ?? [],
    feedback: feedback ?? [],
    waiting: ![questions, decisions, duties, feedback].every(Boolean),
    me,
  }
  return { view, error, retry: () => void refetch() }
}

/** Whatever is read again after an act about the engagement. */
export const aboutEngagement = ({ id, clientId }: Engagement) => [
  id,
  clientId,
  'engagements',
  'commitments',
]
