import { say } from '#platform/i18n/words.ts'
import type { Engagement } from '../../contract.ts'
import type { ActProps, PageAct } from '../panel/act-panel.tsx'
import { aboutEngagement, type EngagementView } from './view.ts'
import { engagementWords } from './words.ts'

export type EngagementAct = PageAct<EngagementView>
export type Props = ActProps<EngagementView>

/** What forms are given that look at nothing but the engagement itself. */
export type OfEngagement = ActProps<Pick<EngagementView, 'engagement'>>

/** What every form about an engagement shares; `key` names the act. */
export const common = ({ thing, about, onClose }: OfEngagement, key: string) => ({
  slot: `${key}:${about ?? thing.engagement.id}`,
  submit: say(engagementWords, `act.${key}` as never),
  done: say(engagementWords, `done.${key}` as never),
  refresh: [...aboutEngagement(thing.engagement), ...(about ? [about] : [])],
  onClose,
})

export const byId = ({ thing }: OfEngagement) => ({ id: thing.engagement.id })
export const aboutId = ({ about }: Props) => ({ id: about ?? '' })

/** An act that anybody may do whom the server says so. */
export const engagementAct = (
  key: string,
  Panel: EngagementAct['Panel'],
  allowed: (engagement: Engagement) => boolean = ({ abilities }) => abilities[key] === true,
): EngagementAct => ({
  key,
  label: () => say(engagementWords, `act.${key}` as never),
  allowed: ({ engagement }) => allowed(engagement),
  Panel,
})

/** An act beside one record of the engagement. */
export const besideAct = (
  key: string,
  Panel: EngagementAct['Panel'],
  allowed: (view: EngagementView, about: string | undefined) => boolean,
): EngagementAct => ({
  key,
  beside: true,
  label: () => say(engagementWords, `act.${key}` as never),
  allowed,
  Panel,
})
