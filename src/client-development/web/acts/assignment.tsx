import { useWords } from '#ui/index.ts'
import { assignLead } from '../../contract.ts'
import { DepartmentField, SpecialistField, TextField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

export interface AssignmentValues {
  specialistId: string
  departmentId?: string | null
  reason?: string
}

/** Gives the lead to a specialist, for the first time or anew. */
export default function Assignment({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(actWords)
  return (
    <ActForm<typeof assignLead, AssignmentValues>
      endpoint={assignLead}
      slot={`assignment:${lead.id}`}
      initial={{ departmentId: lead.department?.id ?? null }}
      submit={say('name.assignLead')}
      done={say('done.assignLead')}
      refresh={aboutLead(lead.id)}
      input={(values) => ({ params: { id: lead.id }, body: assignmentBody(values) })}
      onClose={onClose}
    >
      <AssignmentFields />
    </ActForm>
  )
}

export function AssignmentFields() {
  const say = useWords(actWords)
  return (
    <>
      <SpecialistField />
      <DepartmentField />
      <TextField name="reason" label={say('assignment.why')} rows={2} max={2000} />
    </>
  )
}

export const assignmentBody = ({ specialistId, departmentId, reason }: AssignmentValues) => ({
  specialistId,
  reason: reason ?? '',
  ...(departmentId ? { departmentId } : {}),
})
