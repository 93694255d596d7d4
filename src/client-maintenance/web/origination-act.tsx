import { claimClientOrigination, disputeClientOrigination } from '#client-development/contract.ts'
import {
  OriginationAnswerForm,
  OriginationClaimForm,
  OriginationDecisionForm,
  OriginationDisputeForm,
  originationWords,
  useClientOrigination,
} from '#client-development/web/index.ts'
import { say } from '#platform/i18n/words.ts'
import type { Props } from './act-common.ts'
import type { CareAct } from './view.ts'

const about = ({ thing, onClose }: Props) => {
  const id = thing.client?.id ?? ''
  return { id, refresh: [id, 'client', 'commitments', 'timeline'], onClose }
}

function ClaimOrigination(props: Props) {
  return <OriginationClaimForm endpoint={claimClientOrigination} {...about(props)} />
}

function DisputeOrigination(props: Props) {
  return <OriginationDisputeForm endpoint={disputeClientOrigination} {...about(props)} />
}

function AnswerOrigination(props: Props) {
  const { id, refresh, onClose } = about(props)
  const origination = useClientOrigination(id)
  return (
    <OriginationAnswerForm
      origination={origination}
      about={props.about}
      refresh={refresh}
      onClose={onClose}
    />
  )
}

function DecideOrigination(props: Props) {
  const { id, refresh, onClose } = about(props)
  const origination = useClientOrigination(id)
  return (
    <OriginationDecisionForm
      origination={origination}
      about={props.about}
      refresh={refresh}
      onClose={onClose}
    />
  )
}

const act = (
  key: 'claimOrigination' | 'disputeOrigination' | 'answerOrigination' | 'decideOrigination',
  right: string,
  Panel: CareAct['Panel'],
): CareAct => ({
  key,
  label: () => say(originationWords, `act.${key}`),
  allowed: ({ client, rights }) => client !== undefined && rights.includes(right),
  Panel,
  beside: true,
})

/** Who brought the client is claimed, disputed and decided on its page too; a dispute may outlast the lead. */
export const originationActs: CareAct[] = [
  act('claimOrigination', 'claimClientOrigination', ClaimOrigination),
  act('disputeOrigination', 'disputeClientOrigination', DisputeOrigination),
  act('answerOrigination', 'answerOriginationDispute', AnswerOrigination),
  act('decideOrigination', 'decideOriginationDispute', DecideOrigination),
]
