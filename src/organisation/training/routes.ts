import { type Entrance, entrance } from '#access/index.ts'
import { listTrainingRecordsEndpoint, recordTrainingEndpoint } from './contract.ts'
import { listTrainingRecords } from './list-training.ts'
import { recordTraining } from './record-training.ts'

export const trainingEntrances: Entrance[] = [
  entrance(recordTrainingEndpoint, recordTraining),
  entrance(listTrainingRecordsEndpoint, listTrainingRecords),
]
