import { type Entrance, entrance } from '#access/serve.ts'
import { downloadFileEndpoint, listFilesEndpoint, uploadFileEndpoint } from './contract.ts'
import { downloadFile, listFiles, uploadFile } from './files.ts'

export const fileEntrances: Entrance[] = [
  entrance(listFilesEndpoint, listFiles),
  entrance(uploadFileEndpoint, uploadFile),
  entrance(downloadFileEndpoint, downloadFile),
]
