import { Button, Dropdown } from 'antd'
import type { ComponentType } from 'react'
import {
  Icon,
  Note,
  SidePanel,
  useBegun,
  useLanguage,
  useOffer,
  useUrl,
  useWords,
} from '#ui/index.ts'
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
  label: (thing: Thing) => string
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

/** The act of the address, done to the thing in a side panel. */
export function ActPanels<Thing>({ acts, thing }: { acts: ThingAct<Thing>[]; thing: Thing }) {
  const say = useWords(leadWords)
  useLanguage()
  const { act: key, about, open, close } = useActPanel()
  const wanted = acts.find((one) => one.key === key)
  const slot = wanted && `${key} ${about}`
  const may = wanted?.allowed(thing) === true
  const begun = useBegun(slot, may)
  useOffer(
    acts
      .filter((act) => !act.beside && act.allowed(thing))
      .map((act) => ({ key: act.key, label: act.label(thing), run: () => open(act.key) })),
  )
  return (
    <SidePanel
      open={wanted !== undefined}
      title={wanted?.label(thing) ?? ''}
      className="ld-panel"
      onClose={close}
    >
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
        items: possible.map(({ key, label }) => ({ key, label: label(thing) })),
        onClick: ({ key }) => panel.open(key),
      }}
    >
      <Button aria-label={say('act.more')} icon={<Icon name="more" />} />
    </Dropdown>
  )
}
