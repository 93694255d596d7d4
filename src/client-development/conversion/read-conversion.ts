import { entrance } from '#access/index.ts'
import { dayOf, namesOf } from '#organisation/index.ts'
import { hasEnded, leadAbilities, seeLead } from '../leads/index.ts'
import { proposedShares } from '../originations/index.ts'
import { readConversion } from './contract.ts'
import { checklist, missingFor } from './rules.ts'
import { conversionFacts, conversionOf } from './sql.ts'

const read = entrance(readConversion, async (work, { params }) => {
  const lead = await seeLead(work, params.id)
  const { facts } = await conversionFacts(work.tx, lead, dayOf(work.now))
  const missing = missingFor(facts)
  const ended = hasEnded(lead.stage)
  const shares = ended ? [] : await proposedShares(work, lead.id)
  const name = await namesOf(
    work.tx,
    shares.map((one) => one.personId),
  )
  return {
    ready: missing.length === 0 && !ended,
    checks: checklist(facts).map(({ point, problem }) => ({
      point,
      done: problem === null,
      problem,
    })),
    missing,
    ended,
    conversion: await conversionOf(work.tx, lead.id),
    originating: shares.flatMap(({ personId, share }) => {
      const person = name(personId)
      return person ? [{ person, share }] : []
    }),
    abilities: leadAbilities(work, lead),
  }
})

export const entrances = [read]
