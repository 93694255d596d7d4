import { type Entrance, entrance, type PersonActor } from '#access/index.ts'
import * as contract from './contract.ts'
import { changeOwn, confirmOwn, declaredBy, declareOwn, withdrawOwn } from './declare.ts'
import { listAllDeclarations, readOthersDeclarations } from './read.ts'

export const declarationEntrances: Entrance[] = [
  entrance(contract.readMyDeclarations, (work) =>
    declaredBy(work, (work.actor as PersonActor).personId),
  ),
  entrance(contract.declare, declareOwn),
  entrance(contract.confirmDeclarations, confirmOwn),
  entrance(contract.changeDeclaration, changeOwn),
  entrance(contract.withdrawDeclaration, withdrawOwn),
  entrance(contract.listDeclarations, listAllDeclarations),
  entrance(contract.readDeclarationsOf, readOthersDeclarations),
]
