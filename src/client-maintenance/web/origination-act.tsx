import {
  OriginationDecisionForm,
  originationWords,
  useClientOrigination,
} from '#client-development/web/index.ts'
import { say } from '#platform/i18n/words.ts'
import type { Props } from './act-common.ts'
import type { CareAct } from './view.ts'

function DecideOrigination({ thing, about, onClose }: Props) {
  const id = thing.client?.id ?? ''
  return (
    <OriginationDecisionForm
      origination={useClientOrigination(id)}
      about={about}
      refresh={[id, 'commitments']}
      onClose={onClose}
    />
  )
}

/** A dispute about who brought the client may outlast the lead it began with. */
export const decideOriginationAct: CareAct = {
  key: 'decideOrigination',
  label: () => say(originationWords, 'act.decideOrigination'),
  allowed: ({ client, rights }) =>
    client !== undefined && rights.includes('decideOriginationDispute'),
  Panel: DecideOrigination,
  beside: true,
}
