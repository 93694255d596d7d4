import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useExporting } from '#organisation/web/index.ts'
import type { AnyEndpoint } from '#platform/http/client.ts'
import {
  EmptyPage,
  Icon,
  type IconName,
  type ListColumn,
  ListPage,
  SidePanel,
  useKeys,
  useWords,
} from '#ui/index.ts'
import { type Kept, useArchivedToo, useOpen, useViews } from './kept.tsx'
import { channelWords } from './words.ts'

/** A list of what is kept, and the panel in which one is made or changed. */
export function KeptList<Row extends Kept>({
  word,
  icon,
  rights,
  mayOpen,
  rows,
  showing,
  columns,
  file,
  children,
}: {
  word: 'channel' | 'campaign' | 'introduction'
  icon: IconName
  rights: string[]
  /** Who keeps them opens them; so does whoever has something else to do there. */
  mayOpen?: boolean
  rows: Row[] | undefined
  /** The act that lists the archived ones too. */
  showing: ReactNode
  columns: ListColumn<Row>[]
  /** Its export, read as the list is. */
  file: AnyEndpoint
  /** What stands in the panel; null: a new one. */
  children: (thing: Row | null, close: () => void) => ReactNode
}) {
  const say = useWords(channelWords)
  const views = useViews(rights)
  const { open, show, close } = useOpen()
  const [archived] = useArchivedToo()
  const exporting = useExporting(file, archived ? { archived: 'true' } : {})
  const mayKeep = rights.includes('keepChannels')
  const opens = mayOpen ?? mayKeep
  const make = () => mayKeep && show('new')
  useKeys({ c: make })
  const thing = rows?.find((one) => one.id === open) ?? null
  const isOpen = opens && (open === 'new' || thing !== null)
  return (
    <>
      <ListPage
        title={say('title')}
        views={views}
        acts={
          <>
            {showing}
            {mayKeep && (
              <Button type="primary" icon={<Icon name="plus" />} onClick={make}>
                {say(`${word}.make`)}
              </Button>
            )}
          </>
        }
        columns={columns}
        exporting={exporting}
        rows={rows}
        idOf={(one) => one.id}
        {...(opens ? { onOpen: (one: Row) => one.archivedAt === null && show(one.id) } : {})}
        empty={
          <EmptyPage icon={icon} title={say(`${word}.emptyTitle`)}>
            {say(`${word}.empty`)}
          </EmptyPage>
        }
      />
      <SidePanel
        className="ld-panel"
        open={isOpen}
        title={say(thing ? `${word}.change` : `${word}.make`)}
        onClose={close}
      >
        {isOpen && children(thing, close)}
      </SidePanel>
    </>
  )
}
