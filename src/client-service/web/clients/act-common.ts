import { say } from '#platform/i18n/words.ts'
import type { Client } from '../../contract.ts'
import type { ActProps } from '../panel/act-panel.tsx'
import type { ClientAct, ClientView } from './view.ts'
import { clientWords } from './words.ts'

export type Props = ActProps<ClientView>

/** What every form about a client shares; `key` names the act. */
export const common = ({ thing, about, onClose }: Props, key: string) => ({
  slot: `${key}:${about ?? thing.client.id}`,
  submit: say(clientWords, `act.${key}` as never),
  done: say(clientWords, `done.${key}` as never),
  refresh: [thing.client.id, 'clients'],
  onClose,
})

export const byId = ({ thing }: Props) => ({ id: thing.client.id })

export const clientAct = (
  key: string,
  Panel: ClientAct['Panel'],
  allowed: (client: Client, view: ClientView) => boolean = ({ abilities }) =>
    abilities[key] === true,
): ClientAct => ({
  key,
  label: () => say(clientWords, `act.${key}` as never),
  allowed: (view) => allowed(view.client, view),
  Panel,
})

/** An act beside one contact. */
export const contactAct = (key: string, Panel: ClientAct['Panel']): ClientAct => ({
  key,
  beside: true,
  label: () => say(clientWords, `act.${key}` as never),
  allowed: ({ client }, about) =>
    client.abilities.changeContacts === true && client.contacts.some(({ id }) => id === about),
  Panel,
})
