import { usePerson } from './reading.ts'

/** Somebody of the firm by name, where only the id is known. */
export function PersonName({ id }: { id: string | null | undefined }) {
  const { data } = usePerson(id)
  return data?.name ?? '…'
}
