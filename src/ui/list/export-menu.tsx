import '../sheets/list.css'
import { useState } from 'react'
import { type AnyEndpoint, ApiError, callForFile } from '#platform/http/client.ts'
import { sayRefusal } from '../form/use-act.ts'
import { Icon } from '../icons.tsx'
import { MenuButton } from '../menu-button.tsx'
import { useLanguage, useWords } from '../saying.ts'
import { toast } from '../toast.tsx'
import { useUrl } from '../url.ts'
import { uiWords } from '../words.ts'
import { type ListColumn, shownColumns } from './columns.ts'

/** The export of a list: its endpoint, and the filters and order as the list itself asks the server. */
export interface Exporting {
  endpoint: AnyEndpoint
  query: Record<string, unknown>
}

/** Takes the list away as it is filtered, ordered and laid out now; nothing where the viewer may not. */
export function ExportMenu<Row>({
  exporting,
  ...shown
}: {
  exporting: Exporting | undefined
  columns?: ListColumn<Row>[]
}) {
  return exporting ? <Menu exporting={exporting} {...shown} /> : null
}

function Menu<Row>({
  exporting: { endpoint, query },
  columns = [],
}: {
  exporting: Exporting
  /** Of the screen; without them the file has all that the list offers. */
  columns?: ListColumn<Row>[]
}) {
  const say = useWords(uiWords)
  const language = useLanguage()
  const [url] = useUrl()
  const [busy, setBusy] = useState(false)
  const take = async (format: string) => {
    setBusy(true)
    try {
      const keys = shownColumns(columns, url.columns).flatMap(
        ({ key, exported }) => exported ?? [key],
      )
      const file = await callForFile(endpoint, { format, language, query, columns: keys })
      save(file.content, file.name)
      const count = Number(file.headers.get('x-covenant-rows'))
      if (file.headers.get('x-covenant-capped')) {
        toast(say('list.exportedCapped', { count }), { tone: 'plain' })
      } else toast(say('list.exported', { count }))
    } catch (error) {
      const problem = error instanceof ApiError ? error : new ApiError(0, 'unavailable')
      toast(sayRefusal(problem, say), { tone: 'overdue' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <MenuButton
      placement="bottomRight"
      menu={{
        items: [
          { key: 'xlsx', label: say('list.asXlsx') },
          { key: 'csv', label: say('list.asCsv') },
        ],
        onClick: ({ key }) => void take(key),
      }}
    >
      {(trigger) => (
        <button
          type="button"
          className="cv-tool"
          aria-label={say('list.export')}
          disabled={busy}
          {...trigger}
        >
          <Icon name={busy ? 'hourglass' : 'download'} />
        </button>
      )}
    </MenuButton>
  )
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
