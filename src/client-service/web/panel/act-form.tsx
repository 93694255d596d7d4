import type { AnyEndpoint } from '#platform/http/client.ts'
import { type ActFormProps, ActForm as Form } from '#ui/index.ts'
import { serviceWords } from '../words.ts'

type Props<E extends AnyEndpoint, Values extends object> = Omit<ActFormProps<E, Values>, 'words'> &
  Partial<Pick<ActFormProps<E, Values>, 'words'>>

/** A form that does one act, with the words of this area. */
export function ActForm<E extends AnyEndpoint, Values extends object>(props: Props<E, Values>) {
  return <Form<E, Values> words={serviceWords} {...props} />
}
