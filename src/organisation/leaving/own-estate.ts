import type { Work } from '#access/index.ts'
import { endDelegationsOf } from '../delegations/index.ts'
import { publishChange } from '../publish.ts'
import { type Estate, type Moved, type Successors, successorIn } from './estate.ts'
import {
  selectOwnEstate,
  systemPassHandovers,
  systemPassHeadships,
  systemPassParts,
} from './sql.ts'

/** What the organisation itself moves: headships, delegations, hand-overs and everybody's parts. */
export const ownEstate: Estate = {
  area: 'organisation',
  preview: (work, personId) => selectOwnEstate(work.tx, personId, work.now),
  move,
}

async function move(work: Work, personId: string, successors: Successors): Promise<Moved> {
  const successorId = successorIn('organisation', successors)
  const departments = await systemPassHeadships(work.tx, personId, successorId)
  const given = await endDelegationsOf(work, personId, 'given')
  const received = await endDelegationsOf(work, personId, 'received')
  const handovers = await systemPassHandovers(work, personId, successorId)
  const parts = await systemPassParts(work, personId, successorId)
  await work.publish([...handovers, ...parts])
  await publishChange(
    work,
    departments.map((department) => ({
      type: 'department.changed',
      object: department.id,
      data: {
        change: 'changed',
        name: department.name,
        head_id: successorId,
        former_head_id: personId,
      },
    })),
  )
  return {
    count: departments.length + given + received + handovers.length + parts.length,
    subjectIds: [...handovers, ...parts].map((event) => event.subject.id),
  }
}
