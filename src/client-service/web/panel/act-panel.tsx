import '../service.css'
import { Button, Dropdown } from 'antd'
import type { ReactNode } from 'react'
import {
  Icon,
  Note,
  SidePanel,
  useBegun,
  useLanguage,
  useOffer,
  usePhone,
  useUrl,
  useWords,
} from '#ui/index.ts'
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
  const { act: key, about, open, close } = useActPanel()
  const wanted = acts.find((one) => one.key === key)
  const slot = wanted && `${key} ${about}`
  const may = wanted?.allowed(thing, about) === true
  const begun = useBegun(slot, may)
  useOffer(
    acts
      .filter((act) => !act.beside && act.allowed(thing))
      .map((act) => ({ key: act.key, label: act.label(), run: () => open(act.key) })),
  )
  return (
    <SidePanel open={wanted !== undefined} title={wanted?.label() ?? ''} onClose={close}>
      {wanted && !may && (
        <Note tone="due" title={say('act.cannot')}>
          {say(begun ? 'act.cannotAnyMore' : 'act.cannotWhy')}
        </Note>
      )}
      {wanted && (may || begun) && (
        <wanted.Panel key={slot} thing={thing} about={about} onClose={close} />
      )}
    </SidePanel>
  )
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
