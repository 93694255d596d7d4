import type { CommitmentView } from '#charter/commitments/contract.ts'
import { acceptHandoverEndpoint } from '#organisation/contract.ts'
import { organisationWords } from '#organisation/web/index.ts'
import { useAct, useWords } from '#ui/index.ts'
import { useHandovers } from './reading.ts'
import { dayWords } from './words.ts'

const refresh = ['handovers', 'commitments']

export function useAccept() {
  const say = useWords(dayWords)
  return useAct(acceptHandoverEndpoint, {
    words: organisationWords,
    refresh,
    done: say('handover.accepted'),
  })
}

/** A promise to answer a hand-over is kept here: accepting it, when it waits for me. */
export function useHandoverActs(
  one: CommitmentView,
): { onClick: () => void; busy: boolean } | null {
  const accept = useAccept()
  const incoming = useHandovers('in').data?.items ?? []
  const handover = incoming.find(({ id }) => id === one.aboutId)
  if (!handover?.abilities.acceptHandover) return null
  return {
    onClick: () => void accept.run({ params: { id: handover.id } }),
    busy: accept.busy,
  }
}
