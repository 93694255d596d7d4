import './imports.css'
import { useNavigate } from '@tanstack/react-router'
import { useExporting } from '#organisation/web/index.ts'
import {
  EmptyPage,
  type ListColumn,
  ListPage,
  useSaying,
  useUrl,
  useWords,
  useRows,
} from '#ui/index.ts'
import {
  exportImports,
  type ImportCard,
  importKinds,
  listImports,
  type Kind as ImportKind,
} from '../contract.ts'
import { useKinds } from './reading.ts'
import { useUpload } from './upload.tsx'
import { importWords } from './words.ts'

/** The one place where lists come in: what was brought in so far, kind by kind, and the next file. */
export default function ImportsPage() {
  const say = useWords(importWords)
  const navigate = useNavigate()
  const columns = useColumns()
  const [url] = useUrl()
  const kinds = useKinds()?.filter((one) => one.may)
  const kind =
    importKinds.find((one) => one === url.view) ?? kinds?.[0]?.kind ?? ('lead' satisfies ImportKind)
  const upload = useUpload(kind)
  const may = kinds?.some((one) => one.kind === kind) === true
  const imports = useRows(listImports, ['imports'], { query: { kind } })
  return (
    <>
      <ListPage
        title={say('title')}
        acts={may && upload.button}
        {...(kinds && kinds.length > 1
          ? { views: kinds.map((one) => ({ key: one.kind, label: say(`kind.${one.kind}`) })) }
          : {})}
        columns={columns}
        exporting={useExporting(exportImports, { kind })}
        rows={imports.rows}
        error={imports.error}
        onRetry={imports.retry}
        idOf={(one) => one.id}
        onOpen={(one) => void navigate({ to: `/imports/${one.id}` as never })}
        onEnd={imports.more}
        empty={
          <EmptyPage icon="table" title={say(`emptyTitle.${kind}`)}>
            {may ? upload.told : say('empty')}
          </EmptyPage>
        }
      />
      {may && imports.rows !== undefined && imports.rows.length > 0 && upload.told}
    </>
  )
}

function useColumns(): ListColumn<ImportCard>[] {
  const say = useWords(importWords)
  const saying = useSaying()
  return [
    { key: 'file', title: say('column.file'), phone: 'title', render: (one) => one.name },
    {
      key: 'state',
      title: say('column.state'),
      width: 110,
      phone: 'side',
      render: (one) => say(`state.${one.state}`),
    },
    {
      key: 'rows',
      title: say('column.rows'),
      width: 120,
      figure: true,
      render: (one) => saying.number(one.progress.total),
    },
    {
      key: 'made',
      title: say('column.made'),
      width: 110,
      figure: true,
      phone: 'none',
      render: (one) => saying.number(one.outcomes.made),
    },
    {
      key: 'by',
      title: say('column.by'),
      width: 100,
      phone: 'meta',
      render: (one) => one.importedBy.name,
    },
    {
      key: 'at',
      title: say('column.at'),
      width: 130,
      phone: 'meta',
      render: (one) => saying.moment(one.importedAt, true),
    },
  ]
}
