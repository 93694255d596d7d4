import { type Entrance, entrance, type LaterHandler, type Runtime } from '#access/index.ts'
import {
  cancelImport as cancelImportEndpoint,
  chooseImportRows,
  downloadImportFailures,
  forecastImport as forecastImportEndpoint,
  holdNearSearch,
  listImportKinds,
  listImports as listImportsEndpoint,
  mapImportSheet,
  pauseImport as pauseImportEndpoint,
  previewImport as previewImportEndpoint,
  readImport as readImportEndpoint,
  runImport as runImportEndpoint,
  settleImportNames,
  undoImport as undoImportEndpoint,
  uploadImportFile,
} from './contract.ts'
import { exportingImports } from './exports.ts'
import { forecastImport } from './forecast.ts'
import { runImports, startImports } from './jobs.ts'
import { listKinds } from './list-kinds.ts'
import { mapSheet } from './map-sheet.ts'
import type { ImportPlug } from './plug.ts'
import { plugsOf } from './plugs.ts'
import { downloadFailures, listImports, previewImport, readImport } from './read-imports.ts'
import {
  cancelImport,
  chooseRowsOf,
  holdNearSearchOf,
  pauseImport,
  runImport,
} from './run-import.ts'
import { settleNames } from './settle-names.ts'
import { undoImport } from './undo-import.ts'
import { uploadFile } from './upload-file.ts'

export type { Defaults, KnownKind, SameKey } from './fields.ts'
export { nameKey } from './names.ts'
export {
  type DefaultField,
  type Entry,
  type ImportPlug,
  type Known,
  type Made,
  type Making,
  type NamesFound,
  placeOf,
  type Placed,
  type Reference,
} from './plug.ts'
export { untilImported } from './until-imported.ts'
export { importPolicy } from './policy.ts'
export { checkDepartment, departmentDefault, staffImport } from './staff/index.ts'
export { unmakeImported } from './unmake.ts'
export { bringSheet, receiveImportFiles } from './receive.ts'

export interface Imports {
  entrances: Entrance[]
  /** Takes a run up at once. */
  later(runtime: () => Runtime): LaterHandler
  /** Works at every import that is running. */
  run(runtime: Runtime): Promise<void>
  /** Takes runs up again that a crash cut off. */
  chores: { name: string; cron: string; run(runtime: Runtime): Promise<unknown> }[]
}

/** The one place where lists come in: each kind of list plugs in what its rows say and become. */
export function createImports(kinds: ImportPlug[]): Imports {
  const plugs = plugsOf(kinds)
  const run = (runtime: Runtime) => runImports(runtime, plugs)
  return {
    entrances: [
      entrance(listImportKinds, (work) => listKinds(work, plugs)),
      entrance(uploadImportFile, (work, input) => uploadFile(work, input, plugs)),
      entrance(listImportsEndpoint, listImports),
      exportingImports,
      entrance(readImportEndpoint, readImport),
      entrance(mapImportSheet, (work, input) => mapSheet(work, input, plugs)),
      entrance(previewImportEndpoint, (work, input) => previewImport(work, input, plugs)),
      entrance(forecastImportEndpoint, (work, input) => forecastImport(work, input, plugs)),
      entrance(chooseImportRows, chooseRowsOf),
      entrance(settleImportNames, settleNames),
      entrance(runImportEndpoint, runImport),
      entrance(pauseImportEndpoint, pauseImport),
      entrance(cancelImportEndpoint, cancelImport),
      entrance(holdNearSearch, holdNearSearchOf),
      entrance(undoImportEndpoint, (work, input) => undoImport(work, input, plugs)),
      entrance(downloadImportFailures, (work, input) => downloadFailures(work, input, plugs)),
    ],
    later: (runtime) => startImports(runtime, plugs),
    run,
    chores: [{ name: 'sheet-imports', cron: '* * * * *', run }],
  }
}
