import { type Entrance, entrance, type LaterHandler, type Runtime } from '#access/index.ts'
import {
  cancelLeadImport,
  chooseLeadRows,
  downloadImportFailures,
  listLeadImports,
  mapLeadSheet,
  pauseLeadImport,
  previewLeadImport,
  readLeadImport,
  runLeadImport,
  undoLeadImport,
  uploadLeadFile,
} from './contract.ts'
import { runImports, startImports } from './jobs.ts'
import type { KnownClients } from './known.ts'
import { mapSheet } from './map-sheet.ts'
import { downloadFailures, listImports, previewImport, readImport } from './read-imports.ts'
import { cancelImport, chooseLeads, pauseImport, runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'
import { uploadFile } from './upload-file.ts'

export { runImports } from './jobs.ts'
export type { ClientKeys, KnownClients } from './known.ts'
export { importPolicy } from './policy.ts'
export { receiveLeadFiles } from './receive.ts'

export interface LeadImports {
  entrances: Entrance[]
  /** Takes a run up at once. */
  later(runtime: () => Runtime): LaterHandler
  /** Takes runs up again that a crash cut off. */
  chores: { name: string; cron: string; run(runtime: Runtime): Promise<unknown> }[]
}

/** The import of leads. `clients` are known by an area above; without them hints are about leads only. */
export function createLeadImports(clients?: KnownClients): LeadImports {
  return {
    entrances: [
      entrance(uploadLeadFile, (work, input) => uploadFile(work, input, clients)),
      entrance(listLeadImports, listImports),
      entrance(readLeadImport, readImport),
      entrance(mapLeadSheet, (work, input) => mapSheet(work, input, clients)),
      entrance(previewLeadImport, (work, input) => previewImport(work, input, clients)),
      entrance(chooseLeadRows, chooseLeads),
      entrance(runLeadImport, runImport),
      entrance(pauseLeadImport, pauseImport),
      entrance(cancelLeadImport, cancelImport),
      entrance(undoLeadImport, undoImport),
      entrance(downloadImportFailures, downloadFailures),
    ],
    later: (runtime) => startImports(runtime, clients),
    chores: [
      { name: 'lead-imports', cron: '* * * * *', run: (runtime) => runImports(runtime, clients) },
    ],
  }
}
