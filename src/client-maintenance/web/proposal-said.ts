import type { useWords } from '#ui/index.ts'
import type { BusinessDevelopment } from '../contract.ts'
import type { maintenanceWords } from './words.ts'

type Say = ReturnType<typeof useWords<WordsIn<typeof maintenanceWords>>>
type WordsIn<W> = W extends Parameters<typeof useWords<infer T>>[0] ? T : never

/** How proposed advice stands, and its text. */
export function proposalSaid({ proposal }: BusinessDevelopment, say: Say): string {
  if (!proposal) return ''
  const { author, text, outcome, reason } = proposal
  return say(`developments.${outcome ?? 'proposed'}`, {
    author: author.name,
    approver: (proposal.decidedBy ?? proposal.approver).name,
    reason: reason ?? '',
    text,
  })
}
