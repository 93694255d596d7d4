import '../service.css'
import { Button, Drawer, Dropdown } from 'antd'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { Icon, Note, useLanguage, usePhone, useUrl, useWords, Waiting } from '#ui/index.ts'
import { serviceWords } from '../words.ts'

/** What the panel of an act is given. */
export interface ActProps<Thing> {
  thing: Thing
  /** Id of the record it is about: a question, a milestone. */
  about: string | undefined
  onClose: () => void
}

/** An act of a page: what it is called, whether it can be done now, the panel that does it. */
export interface PageAct<Thing> {
  /** Stands in the address: `?act=signContract`. */
  key: string
  label: () => string
  allowed: (thing: Thing, about?: string) => boolean
  Panel: (props: ActProps<Thing>) => ReactNode
  /** Offered beside the record it is about, not in the menu of the page. */
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

/** The act of the address in a panel at the side of the page. */
export function ActPanels<Thing>({ acts, thing }: { acts: PageAct<Thing>[]; thing: Thing }) {
  const say = useWords(serviceWords)
  useLanguage()
  const phone = usePhone()
  const { act: key, about, close } = useActPanel()
  const wanted = acts.find((one) => one.key === key)
  // While it slides away the panel still says what it was.
  const [last, setLast] = useState(wanted)
  const body = useRef<HTMLDivElement>(null)
  if (wanted && wanted !== last) setLast(wanted)
  const shown = wanted ?? last
  return (
    <Drawer
      open={wanted !== undefined}
      onClose={close}
      size={phone ? '100%' : 480}
      title={shown?.label()}
      closable={{ placement: 'end' }}
      destroyOnHidden
      afterOpenChange={(open) => open && !phone && focusFirst(body.current)}
    >
      <div ref={body}>
        {wanted && (
          <Suspense fallback={<Waiting />}>
            {wanted.allowed(thing, about) ? (
              <wanted.Panel
                key={`${wanted.key} ${about}`}
                thing={thing}
                about={about}
                onClose={close}
              />
            ) : (
              <Note tone="due" title={say('act.cannot')}>
                {say('act.cannotWhy')}
              </Note>
            )}
          </Suspense>
        )}
      </div>
    </Drawer>
  )
}

/** Writing begins at once; on the telephone the keyboard would hide the form. */
function focusFirst(body: HTMLElement | null) {
  if (body?.contains(document.activeElement)) return
  body?.querySelector<HTMLElement>('textarea, input:not([type=hidden], [type=file])')?.focus()
}

/** The acts of a page: the one done most as a button, the others in a menu. */
export function ActMenu<Thing>({
  acts,
  thing,
  first,
}: {
  acts: PageAct<Thing>[]
  thing: Thing
  /** Key of the act that stands outside of the menu. */
  first?: string
}) {
  const say = useWords(serviceWords)
  useLanguage()
  const panel = useActPanel()
  const possible = acts.filter((act) => !act.beside && act.allowed(thing))
  // On the telephone what stands outside of the menu would take the room of the title; the act is on the page, too.
  const narrow = usePhone() && possible.length > 1
  const outside = narrow ? undefined : possible.find((act) => act.key === first)
  const inside = possible.filter((act) => act !== outside)
  return (
    <>
      {outside && <Button onClick={() => panel.open(outside.key)}>{outside.label()}</Button>}
      {inside.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: inside.map(({ key, label }) => ({ key, label: label() })),
            onClick: ({ key }) => panel.open(key),
          }}
        >
          <Button aria-label={say('act.more')} icon={<Icon name="more" />} />
        </Dropdown>
      )}
    </>
  )
}
