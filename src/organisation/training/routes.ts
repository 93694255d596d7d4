import { type Entrance, entrance } from '#access/index.ts'
import {
  listTrainingRecordsEndpoint,
  recordTrainingEndpoint,
  takeBackTrainingEndpoint,
} from './contract.ts'
import { listTrainingRecords } from './list-training.ts'
import { recordTraining } from './record-training.ts'
import { takeBackTraining } from './take-back-training.ts'

export const trainingEntrances: Entrance[] = [
  entrance(recordTrainingEndpoint, recordTraining),
  entrance(takeBackTrainingEndpoint, takeBackTraining),
  entrance(listTrainingRecordsEndpoint, listTrainingRecords),
]
