import { readLead } from '../../contract.ts'
import { Trouble, Waiting, useThing } from '#ui/index.ts'
import Conflict from './conflict.tsx'

/** The conflict officer's decision on a lead, for pages above that show no more of it. */
export function ConflictDecision({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const { data, error } = useThing(readLead, [leadId], { params: { id: leadId } })
  if (error && !data) return <Trouble error={error} />
  if (!data) return <Waiting />
  return <Conflict thing={data} about={undefined} onClose={onClose} />
}
