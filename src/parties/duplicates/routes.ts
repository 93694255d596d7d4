import { type Entrance, entrance } from '#access/index.ts'
import type { SubjectNames } from '../register/index.ts'
import * as contract from './contract.ts'
import { findAlike } from './look-alikes.ts'
import { flagPair, keepPairApart, listDuplicates, mergePair, undoOneMerge } from './review.ts'

export const duplicateEntrances = (subjectNames: SubjectNames): Entrance[] => [
  entrance(contract.findLookAlikes, findAlike),
  entrance(contract.listPartyDuplicates, (work, input) =>
    listDuplicates(work, input, subjectNames),
  ),
  entrance(contract.flagDuplicate, flagPair),
  entrance(contract.mergeDuplicates, (work, input) => mergePair(work, input, subjectNames)),
  entrance(contract.keepApart, (work, input) => keepPairApart(work, input, subjectNames)),
  entrance(contract.undoMerge, undoOneMerge),
]
