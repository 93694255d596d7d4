import { exportEntrance } from '#organisation/index.ts'
import { fromScreen, type SheetColumn } from '#platform/sheets-out/index.ts'
import { exportImports, type ImportCard } from './contract.ts'
import { importPage, type ImportsWanted } from './read-imports.ts'
import { importWords } from './web/words.ts'

const { title, choice } = fromScreen(importWords)

/** The columns of the screen under the same keys, and what became of the other rows. */
const columns: SheetColumn<ImportCard>[] = [
  { key: 'file', title: title('column.file'), cell: (one) => one.name, width: 30 },
  { key: 'kind', title: { zh: '类型', en: 'Kind' }, cell: choice((one) => `kind.${one.kind}`) },
  { key: 'state', title: title('column.state'), cell: choice((one) => `state.${one.state}`) },
  { key: 'rows', title: title('column.rows'), cell: (one) => one.progress.total },
  { key: 'made', title: title('column.made'), cell: (one) => one.outcomes.made },
  { key: 'by', title: title('column.by'), cell: (one) => one.importedBy.name },
  {
    key: 'at',
    title: title('column.at'),
    cell: (one) => ({ instant: one.importedAt }),
    width: 18,
  },
]

export const exportingImports = exportEntrance<ImportsWanted, ImportCard>({
  endpoint: exportImports,
  list: 'imports',
  title: title('title'),
  columns,
  page: importPage,
})
