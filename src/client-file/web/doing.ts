import { type CommitmentView, resumeCommitmentEndpoint } from '#charter/commitments/contract.ts'
import { charterWords } from '#charter/web/index.ts'
import { acceptHandoverEndpoint } from '#organisation/contract.ts'
import { organisationWords } from '#organisation/web/index.ts'
import { useAct, useWords } from '#ui/index.ts'
import { useHandovers } from './reading.ts'
import { dayWords } from './words.ts'

/** What is done on the spot, without a panel: how each went is told above the list. */
export function useDoing() {
  const say = useWords(dayWords)
  const incoming = useHandovers('in').data?.items ?? []
  const resume = useAct(resumeCommitmentEndpoint, {
    words: charterWords,
    refresh: ['commitments'],
    done: say('resume.done'),
  })
  const accept = useAct(acceptHandoverEndpoint, {
    words: organisationWords,
    refresh: ['handovers', 'commitments'],
    done: say('handover.accepted'),
  })
  const acceptHandover = (id: string) => void accept.run({ params: { id } })
  return {
    acts: [resume, accept],
    busy: resume.busy || accept.busy,
    resume: (one: CommitmentView) => void resume.run({ params: { id: one.id } }),
    acceptHandover,
    /** A promise to answer a hand-over is kept by accepting it, while it waits for me. */
    acceptOf: (one: CommitmentView): (() => void) | null => {
      const handover = incoming.find(({ id }) => id === one.aboutId)
      return handover?.abilities.acceptHandover ? () => acceptHandover(handover.id) : null
    },
  }
}
export type Doing = ReturnType<typeof useDoing>
