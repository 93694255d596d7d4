import '../sheet.css'
import { useNavigate } from '@tanstack/react-router'
import { EmptyPage, type ListColumn, ListPage, useSaying, useWords } from '#ui/index.ts'
import { type ImportCard, listLeadImports } from '../../lead-import/contract.ts'
import { useMe, useRows } from '../reading.ts'
import { useUpload } from './upload.tsx'
import { importWords } from './words.ts'

/** Spreadsheets brought in so far, and the place for the next. */
export default function ImportsPage() {
  const say = useWords(importWords)
  const navigate = useNavigate()
  const me = useMe()
  const columns = useColumns()
  const upload = useUpload()
  const mayImport = me?.rights.includes('importLeads')
  const imports = useRows(listLeadImports, ['lead-imports'], {})
  return (
    <>
      <ListPage
        title={say('title')}
        acts={mayImport && upload.button}
        columns={columns}
        rows={imports.rows}
        error={imports.error}
        onRetry={imports.retry}
        idOf={(one) => one.id}
        onOpen={(one) => void navigate({ to: `/leads/import/${one.id}` as never })}
        onEnd={imports.more}
        empty={
          <EmptyPage icon="table" title={say('emptyTitle')}>
            {say('empty')}
          </EmptyPage>
        }
      />
      {mayImport && upload.told}
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
