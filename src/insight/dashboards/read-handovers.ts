import type { Input, Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { allowances } from '../allowances.ts'
import { beginningOf, periodOf, viewerOf } from '../period.ts'
import { scopeOf } from '../rules.ts'
import { selectDepartmentNames } from '../sql.ts'
import type { HandoverBoard, readHandoverBoardEndpoint } from './contract.ts'
import { spreadOf } from './read-responses.ts'
import { grouped } from './rules.ts'
import { countHandovers, type HandoverCount, spreadResponses } from './sql.ts'

/** Whether what passes between departments arrives. */
export function readHandoverBoard(parts: KeeperParts) {
  return async (
    work: Work,
    { query }: Pick<Input<typeof readHandoverBoardEndpoint>, 'query'>,
  ): Promise<HandoverBoard> => {
    const scope = scopeOf(viewerOf(work.actor))
    const { from, until } = await periodOf(work, query)
    const counts = await countHandovers(work, scope, beginningOf(from), beginningOf(until))
    const spread = await spreadResponses(work, scope, [from, until], ['G5'])
    const all = spread.find((row) => row.month === null && row.departmentId === null)
    const names = new Map((await selectDepartmentNames(work)).map((one) => [one.id, one]))
    const { allowanceMs } = (await allowances(work, parts))('G5')
    return {
      scope,
      from,
      until,
      ...endingsOf(counts),
      answers: all ? { ...spreadOf(all), allowanceMs } : null,
      pairs: [...grouped(counts, (one) => `${one.fromDepartment} ${one.toDepartment}`)].flatMap(
        ([pair, group]) => {
          const [giver, receiver] = pair.split(' ').map((id) => names.get(id))
          return giver && receiver ? { from: giver, to: receiver, ...endingsOf(group) } : []
        },
      ),
    }
  }
}

function endingsOf(counts: HandoverCount[]) {
  const of = (status: HandoverCount['status']) =>
    counts.reduce((sum, one) => (one.status === status ? sum + one.handovers : sum), 0)
  return {
    accepted: of('accepted'),
    returned: of('returned'),
    withdrawn: of('withdrawn'),
    waiting: of('offered'),
  }
}
