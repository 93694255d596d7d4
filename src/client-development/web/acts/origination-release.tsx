import { useWords } from '#ui/index.ts'
import { releaseOrigination } from '../../contract.ts'
import { TextField } from '../fields/fields.tsx'
import { originationWords } from '../lead/origination-words.ts'
import { ActForm } from '../panel/act-form.tsx'
import { aboutLead, type LeadActProps } from './acts.ts'

/** Gives the claim up. */
export default function OriginationRelease({ thing: lead, onClose }: LeadActProps) {
  const say = useWords(originationWords)
  return (
    <ActForm<typeof releaseOrigination, { reason?: string }>
      endpoint={releaseOrigination}
      slot={`origination-release:${lead.id}`}
      submit={say('act.releaseOrigination')}
      done={say('done.releaseOrigination')}
      refresh={aboutLead(lead.id)}
      input={({ reason }) => ({ params: { id: lead.id }, body: { reason: reason ?? '' } })}
      onClose={onClose}
    >
      <p className="cv-second ld-lead">{say('release.what')}</p>
      <TextField name="reason" label={say('release.why')} max={2000} />
    </ActForm>
  )
}
