import type { ActProps } from '#client-service/web/index.ts'
import { say } from '#platform/i18n/words.ts'
import type { CareAct, CareView } from './view.ts'
import { maintenanceWords } from './words.ts'

export type Props = ActProps<CareView>

/** What every form about care shares; `key` names the act. */
export const common = ({ thing, about, onClose }: Props, key: string) => ({
  slot: `${key}:${about ?? thing.client?.id ?? ''}`,
  submit: say(maintenanceWords, `act.${key}` as never),
  done: say(maintenanceWords, `done.${key}` as never),
  refresh: ['care', 'commitments', 'timeline', ...(about ? [about] : [])],
  words: maintenanceWords,
  onClose,
})
export const clientId = ({ thing }: Props) => ({ id: thing.client?.id ?? '' })
export const aboutId = ({ about }: Props) => ({ id: about ?? '' })

const label = (key: string) => () => say(maintenanceWords, `act.${key}` as never)

/** An act about the client of the page, where the viewer has the right at all; the server decides. */
export const careAct = (key: string, Panel: CareAct['Panel']): CareAct => ({
  key,
  label: label(key),
  allowed: ({ client, rights }) => client !== undefined && rights.includes(key),
  Panel,
})

/** An act beside one record, as its abilities say. */
export const besideAct = (
  key: string,
  Panel: CareAct['Panel'],
  of: (view: CareView) => { id: string; abilities: Record<string, boolean> }[],
  right = key,
): CareAct => ({
  key,
  beside: true,
  label: label(key),
  allowed: (view, about) => of(view).find(({ id }) => id === about)?.abilities[right] === true,
  Panel,
})
