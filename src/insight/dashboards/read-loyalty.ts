import type { Input, Work } from '#access/index.ts'
import { beginningOf, periodOf, viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import { selectDepartmentNames } from '../sql.ts'
import type { LoyaltyBoard, readLoyaltyBoardEndpoint } from './contract.ts'
import { countInstructions, countLeads, type InstructionCount, type LeadCount } from './sql.ts'

/** Whether clients come back, and whether they send others. */
export async function readLoyaltyBoard(
  work: Work,
  { query }: Pick<Input<typeof readLoyaltyBoardEndpoint>, 'query'>,
): Promise<LoyaltyBoard> {
  const scope = scopeOf(viewerOf(work.actor))
  const { months, from, until } = await periodOf(work, query)
  const instructions = await countInstructions(work, scope, beginningOf(from), beginningOf(until))
  const leads = await countLeads(work, scope, [from, until])
  return {
    scope,
    all: loyaltyOf(instructions, leads),
    months: months.map((month) => ({
      month,
      ...loyaltyOf(
        instructions.filter((one) => one.month === month),
        leads.filter((one) => one.month === month),
      ),
    })),
    departments: (await selectDepartmentNames(work)).flatMap((department) => {
      const theirs = instructions.filter((one) => one.departmentId === department.id)
      const { instructions: all, repeats } = loyaltyOf(theirs, [])
      return all > 0 ? { department, instructions: all, repeats } : []
    }),
  }
}

function loyaltyOf(instructions: InstructionCount[], leads: LeadCount[]) {
  const sum = (counts: number[]) => counts.reduce((all, one) => all + one, 0)
  return {
    instructions: sum(instructions.map((one) => one.instructions)),
    repeats: sum(instructions.map((one) => one.repeats)),
    leads: sum(leads.map((one) => one.leads)),
    referred: sum(leads.map((one) => (one.referred ? one.leads : 0))),
  }
}
