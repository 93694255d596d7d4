import { type Entrance, entrance, type PersonActor } from '#access/index.ts'
import * as contract from './contract.ts'
import {
  changeOwn,
  confirmOwn,
  declaredBy,
  declareOwn,
  withdrawOthers,
  withdrawOwn,
} from './declare.ts'
import type { IsMet } from '../register/index.ts'
import { listAllDeclarations, readOthersDeclarations } from './read.ts'

export const declarationEntrances = (isMet: IsMet): Entrance[] => [
  entrance(contract.readMyDeclarations, (work) =>
    declaredBy(work, (work.actor as PersonActor).personId),
  ),
  entrance(contract.declare, declareOwn),
  entrance(contract.confirmDeclarations, confirmOwn),
  entrance(contract.changeDeclaration, (work, input) => changeOwn(work, input, isMet)),
  entrance(contract.withdrawDeclaration, (work, input) => withdrawOwn(work, input, isMet)),
  entrance(contract.withdrawDeclarationOf, withdrawOthers),
  entrance(contract.listDeclarations, listAllDeclarations),
  entrance(contract.readDeclarationsOf, readOthersDeclarations),
]
