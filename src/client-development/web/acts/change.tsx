import { DraftForm, useAct, useEditDraft, useWords, useThing, useSaying } from '#ui/index.ts'
import { changeLead, findReferrers, type LeadView } from '../../contract.ts'
import { bodyOfDetails, type DetailValues, LeadDetailFields } from '../list/detail-fields.tsx'
import { useCampaigns, useChannels } from '../reading.ts'
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

/** What of a lead is edited here, as it was read. */
type Base = Pick<
  LeadView,
  (typeof names)[number] | 'channel' | 'campaign' | 'referrerClient' | 'version'
>

const baseOf = (lead: LeadView): Base =>
  Object.fromEntries(
    [...names, 'channel', 'campaign', 'referrerClient', 'version'].map((name) => [
      name,
      lead[name as keyof LeadView],
    ]),
  ) as unknown as Base

const valuesOf = ({
  version: _,
  channel,
  campaign,
  referrerClient,
  ...base
}: Base): DetailValues => ({
  ...base,
  channelId: channel?.id ?? null,
  campaignId: campaign?.id ?? null,
  referrerClientId: referrerClient?.id ?? null,
})

/** What is known of the lead, kept right; who changed it meanwhile is shown. */
export default function Change({ thing, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const saying = useSaying()
  const sayLead = useWords(leadWords)
  const channels = useChannels({ archived: true })
  const campaigns = useCampaigns({ archived: true })
  const { data: referrers } = useThing(findReferrers, ['clients'], {
    query: thing.referrerClient ? { also: thing.referrerClient.id } : {},
  })
  const slot = `lead:${thing.id}`
  const { draft, seen, stale } = useEditDraft<DetailValues, Base>(slot, baseOf(thing), valuesOf)
  const act = useAct(changeLead, {
    words: leadWords,
    draft,
    done: say('done.changeLead'),
    refresh: aboutLead(thing.id),
    onDone: onClose,
  })
  const labels = {
    ...Object.fromEntries(names.map((name) => [name, sayLead(`field.${name}`)])),
    channelId: sayLead('part.channel'),
    campaignId: sayLead('part.campaign'),
    referrerClientId: sayLead('field.referrerClient'),
  }
  return (
    <DraftForm<DetailValues>
      draft={draft}
      act={act}
      submit={say('change.save')}
      onCancel={onClose}
      onSubmit={(values) =>
        void act.run({
          params: { id: thing.id },
          ifMatch: seen().version,
          body: changed(bodyOfDetails(values), bodyOfDetails(valuesOf(seen()))),
        })
      }
      stale={stale(act, {
        labels,
        show: {
          practiceArea: (area) => sayLead(`practiceArea.${area as 'civil'}`),
          urgency: (urgency) => sayLead(`urgency.${urgency as 'normal'}`),
          channelId: (id) => channels && saying.nameAmong(channels, id),
          campaignId: (id) => campaigns?.find((one) => one.id === id)?.name,
          referrerClientId: (id) => referrers?.items.find((one) => one.id === id)?.name,
        },
        latest: (current) => baseOf(current as unknown as LeadView),
      })}
    >
      <p className="cv-meta ld-lead">{say('change.conflictWhy')}</p>
      <LeadDetailFields />
    </DraftForm>
  )
}

/** Only what was written anew: the rest is left to whoever changed it. */
function changed(now: ReturnType<typeof bodyOfDetails>, before: ReturnType<typeof bodyOfDetails>) {
  const was = before as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
    ),
  ) as Partial<typeof now>
}
