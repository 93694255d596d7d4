import { useState } from 'react'
import { DraftForm, useAct, useDraftForm, useWords } from '#ui/index.ts'
import { changeLead, type LeadView } from '../../contract.ts'
import { bodyOfDetails, type DetailValues, LeadDetailFields } from '../list/detail-fields.tsx'
import { leadWords } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

const names = [
  'name',
  'contactName',
  'organisation',
  'phone',
  'mail',
  'wechat',
  'unifiedSocialCreditCode',
  'region',
  'need',
  'practiceArea',
  'urgency',
  'estimatedAmount',
  'opponents',
  'referrerName',
  'receivedOn',
] as const

const valuesOf = (lead: LeadView): DetailValues => ({
  ...(Object.fromEntries(names.map((name) => [name, lead[name]])) as unknown as DetailValues),
  channelId: lead.channel?.id ?? null,
  campaignId: lead.campaign?.id ?? null,
})

/** What is known of the lead, kept right; who changed it meanwhile is shown. */
export default function Change({ thing, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  // The version that was on the page when editing began; live updates must not pass for it.
  const [seen, setSeen] = useState(thing)
  const draft = useDraftForm<DetailValues>(`lead:${thing.id}`, valuesOf(seen))
  const act = useAct(changeLead, {
    words: leadWords,
    draft,
    done: say('done.changeLead'),
    refresh: aboutLead(thing.id),
    onDone: onClose,
  })
  const labels = Object.fromEntries(names.map((name) => [name, sayLead(`field.${name}`)]))
  return (
    <DraftForm<DetailValues>
      draft={draft}
      act={act}
      submit={say('change.save')}
      onCancel={onClose}
      onSubmit={(values) =>
        void act.run({
          params: { id: thing.id },
          ifMatch: seen.version,
          body: changed(bodyOfDetails(values), bodyOfDetails(valuesOf(seen))),
        })
      }
      stale={{
        labels,
        seen: seen as unknown as Record<string, unknown>,
        onAdopt: (current) => {
          const latest = current as unknown as LeadView
          draft.form.setFieldsValue(untouched(draft.form.getFieldsValue(), seen, latest))
          draft.keep()
          setSeen(latest)
          act.dismiss()
        },
      }}
    >
      <p className="cv-meta ld-lead">{say('change.conflictWhy')}</p>
      <LeadDetailFields />
    </DraftForm>
  )
}

const same = (one: unknown, other: unknown) =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** What another changed is taken over where nothing of one's own was written. */
function untouched(written: DetailValues, seen: LeadView, latest: LeadView): Partial<DetailValues> {
  const before = Object.entries(valuesOf(seen))
  const now = valuesOf(latest)
  const alone = before.filter(([name, was]) => same(written[name as keyof DetailValues], was))
  return Object.fromEntries(alone.map(([name]) => [name, now[name as keyof DetailValues]]))
}

/** Only what was written anew: the rest is left to whoever changed it. */
function changed(now: ReturnType<typeof bodyOfDetails>, before: ReturnType<typeof bodyOfDetails>) {
  const was = before as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
    ),
  ) as typeof now
}
