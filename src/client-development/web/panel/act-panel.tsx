import { Button, Drawer, Dropdown } from 'antd'
import { type ComponentType, type ReactNode, Suspense, useState } from 'react'
import { Icon, Note, useLanguage, usePhone, useUrl, useWords, Waiting } from '#ui/index.ts'
import { leadWords } from '../words.ts'

/** What the panel of an act is given. */
export interface ActProps<Thing> {
  thing: Thing
  /** What of the thing it is about: a proposal, `plan` or `fees`. */
  about: string | undefined
  onClose: () => void
}

/** An act on a thing: what it is called, whether it can be done now, the panel that does it. */
export interface ThingAct<Thing> {
  /** Stands in the address: `?act=recordFirstContact`. */
  key: string
  label: () => string
  allowed: (thing: Thing) => boolean
  Panel: ComponentType<ActProps<Thing>>
  /** Offered beside what it is about, not in the menu. */
  beside?: boolean
}

/** Which act is open at the side, kept in the address. */
export function useActPanel() {
  const [url, setUrl] = useUrl()
  return {
    act: url.act,
    about: url.about,
    open: (act: string, about?: string) => setUrl({ act, about: about ?? null }),
    close: () => setUrl({ act: null, about: null }),
  }
}

/** A panel at the side of the page; the whole screen on the telephone. */
export function SidePanel({
  open,
  title,
  onClose,
  children,
}: {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const phone = usePhone()
  // While it slides away the panel still says what it was.
  const [last, setLast] = useState(title)
  if (open && title !== last) setLast(title)
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={phone ? '100%' : 520}
      title={open ? title : last}
      aria-label={open ? title : last}
      closable={{ placement: 'end' }}
      className="ld-panel"
      destroyOnHidden
    >
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </Drawer>
  )
}

/** The act of the address, done to the thing in a side panel. */
export function ActPanels<Thing>({ acts, thing }: { acts: ThingAct<Thing>[]; thing: Thing }) {
  const say = useWords(leadWords)
  useLanguage()
  const { act: key, about, close } = useActPanel()
  const wanted = acts.find((one) => one.key === key)
  return (
    <SidePanel open={wanted !== undefined} title={wanted?.label() ?? ''} onClose={close}>
      {wanted &&
        (wanted.allowed(thing) ? (
          <wanted.Panel key={`${key} ${about}`} thing={thing} about={about} onClose={close} />
        ) : (
          <Note tone="due" title={say('act.cannot')}>
            {say('act.cannotWhy')}
          </Note>
        ))}
    </SidePanel>
  )
}

/** What else can be done to the thing, in a menu. */
export function ActMenu<Thing>({ acts, thing }: { acts: ThingAct<Thing>[]; thing: Thing }) {
  const say = useWords(leadWords)
  useLanguage()
  const panel = useActPanel()
  const possible = acts.filter((act) => !act.beside && act.allowed(thing))
  if (possible.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: possible.map(({ key, label }) => ({ key, label: label() })),
        onClick: ({ key }) => panel.open(key),
      }}
    >
      <Button aria-label={say('act.more')} icon={<Icon name="more" />} />
    </Dropdown>
  )
}
