import { createHash, createHmac } from 'node:crypto'
import { asSystem, entrance, type Work } from '#access/index.ts'
import { allFormsInForce, type Sheet } from '#forms/index.ts'
import type { Tx } from '#platform/db/database.ts'
import type { BodyOf } from '#platform/http/endpoint.ts'
import { refused } from '#platform/http/refusal.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { PracticeArea } from '#organisation/contract.ts'
import { Id } from '#platform/http/fields.ts'
import { publicChannelKinds } from '../terms.ts'
import { checkLeadAnswers, keepLeadAnswers } from '../lead-answers.ts'
import { registerLeads } from '../leads/index.ts'
import { readEnquiryForm, sendEnquiry, workBits } from './contract.ts'
import { digestOf, issuedAt, issueToken, referenceOf, tokenAge, workIsDone } from './tokens.ts'

type Body = BodyOf<typeof sendEnquiry>

// A stranger sees nothing of the firm; what the form shows and keeps is done with the system's sight.

const form = entrance(readEnquiryForm, (work) =>
  asSystem(work, async (tx) => {
    const firm = await readFirm(tx)
    const forms = await readForms(tx)
    return {
      firmName: firm.name,
      firmNameEn: firm.name_en,
      open: firm.notice !== '',
      notice: firm.notice,
      noticeVersion: firm.noticeVersion,
      practiceAreas: PracticeArea.options,
      ...forms,
      token: issueToken(await readSecret(tx), work.now),
      workBits,
    }
  }),
)

const send = entrance(sendEnquiry, (work, { body }) =>
  asSystem(work, async (tx) => {
    const firm = await readFirm(tx)
    if (firm.notice === '') throw refused('enquiries_closed')
    const sent = await sentBefore(tx, body)
    if (sent) return { reference: referenceOf(sent) }
    if (!workIsDone(body.token, body.work, workBits)) throw refused('work_missing')
    if (body.noticeVersion !== firm.noticeVersion) throw refused('notice_changed')
    const { formsVersion } = await readForms(tx)
    if ((body.formsVersion ?? formsVersion) !== formsVersion) throw refused('questions_changed')
    const sheets = await checkLeadAnswers(work, 'intake', body.practiceArea, body.answers)
    if (!(await useToken(work, tx, body.token))) {
      // The same may have been sent at the same moment, and has come to its end meanwhile.
      const meanwhile = await sentBefore(tx, body)
      if (!meanwhile) throw refused('form_over')
      return { reference: referenceOf(meanwhile) }
    }
    // Whoever fills in what people do not see is answered as if all were well.
    const id = body.homepage ? uuidv7() : await keep(work, tx, body, sheets)
    await rememberSent(tx, body, id)
    return { reference: referenceOf(id) }
  }),
)

/** Before anybody has set up the firm it has no name and takes no enquiries. */
async function readFirm(tx: Tx) {
  const firm = await tx
    .selectFrom('firm')
    .select(['name', 'name_en', 'privacy_notice'])
    .executeTakeFirst()
  const notice = firm?.privacy_notice ?? ''
  // The words themselves name their version: whoever agreed agreed to exactly these.
  const noticeVersion = createHash('sha256').update(notice).digest('hex').slice(0, 16)
  return { name: firm?.name ?? '', name_en: firm?.name_en ?? null, notice, noticeVersion }
}

/** Every question an enquirer may be asked. Their versions together name them. */
async function readForms(tx: Tx) {
  const forms = await allFormsInForce(tx, 'intake')
  const versions = forms.map(({ formId, number }) => `${formId} ${number}`).join()
  const formsVersion = createHash('sha256').update(versions).digest('hex').slice(0, 16)
  return { forms, formsVersion }
}

const readSecret = async (tx: Tx): Promise<Buffer> =>
  (await tx.selectFrom('enquiry_key').select('secret').executeTakeFirstOrThrow()).secret

/** Tells the same content sent again apart from another; keyed, because what people say is easily guessed. */
async function contentOf(tx: Tx, { work: _, ...content }: Body): Promise<Buffer> {
  return createHmac('sha256', await readSecret(tx))
    .update(JSON.stringify(content))
    .digest()
}

/** The lead that came of this very form and content, where the reply to it was lost. */
async function sentBefore(tx: Tx, body: Body): Promise<string | null> {
  const known = await tx
    .selectFrom('enquiry_token')
    .select(['lead_id', 'content_hmac'])
    .where('token_sha256', '=', digestOf(body.token))
    .executeTakeFirst()
  if (!known?.content_hmac || !known.lead_id) return null
  return known.content_hmac.equals(await contentOf(tx, body)) ? known.lead_id : null
}

async function rememberSent(tx: Tx, body: Body, leadId: string): Promise<void> {
  await tx
    .updateTable('enquiry_token')
    .set({ lead_id: leadId, content_hmac: await contentOf(tx, body) })
    .where('token_sha256', '=', digestOf(body.token))
    .execute()
}

/** A token is ours, neither too fresh nor too old, and serves once. @returns false where it has served. */
async function useToken(work: Work, tx: Tx, token: string): Promise<boolean> {
  const issued = issuedAt(await readSecret(tx), token)
  const age = issued ? work.now.getTime() - issued.getTime() : -1
  if (!issued || age < tokenAge.least || age > tokenAge.most) throw refused('form_over')
  await tx.deleteFrom('enquiry_token').where('expires_at', '<', work.now).execute()
  const first = await tx
    .insertInto('enquiry_token')
    .values({
      token_sha256: digestOf(token),
      expires_at: new Date(issued.getTime() + tokenAge.most),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('expires_at')
    .executeTakeFirst()
  return first !== undefined
}

/** What they agreed to stays readable when the firm's notice becomes another. */
async function keepNotice(tx: Tx, now: Date): Promise<void> {
  const { notice, noticeVersion } = await readFirm(tx)
  await tx
    .insertInto('privacy_notice')
    .values({ version: noticeVersion, words: notice, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface CameFrom {
  channelId: string | null
  campaignId: string | null
}

/** Where the link that led here was put (D1); a link of no public channel is the firm's own website. */
async function sourceOf(tx: Tx, { campaign, channel }: Body): Promise<CameFrom> {
  const open = tx
    .selectFrom('channel')
    .where('channel.archived_at', 'is', null)
    .where('channel.kind', 'in', publicChannelKinds)
  if (campaign && isId(campaign)) {
    const found = await open
      .innerJoin('campaign', 'campaign.channel_id', 'channel.id')
      .select(['campaign.id as campaignId', 'channel.id as channelId'])
      .where('campaign.id', '=', campaign)
      .where('campaign.archived_at', 'is', null)
      .executeTakeFirst()
    if (found) return found
  }
  if (channel && isId(channel)) {
    const found = await open.select('id').where('id', '=', channel).executeTakeFirst()
    if (found) return { channelId: found.id, campaignId: null }
  }
  const website = await open
    .select('id')
    .where('kind', '=', 'website')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return { channelId: website?.id ?? null, campaignId: null }
}

const isId = (text: string) => Id.safeParse(text).success

async function keep(work: Work, tx: Tx, body: Body, sheets: Sheet[]): Promise<string> {
  await keepNotice(tx, work.now)
  const source = await sourceOf(tx, body)
  const [id = ''] = await registerLeads(
    work,
    [
      {
        name: body.name,
        organisation: body.organisation ?? null,
        unifiedSocialCreditCode: body.unifiedSocialCreditCode ?? null,
        phone: body.phone ?? null,
        mail: body.mail ?? null,
        need: body.need,
        practiceArea: body.practiceArea ?? null,
        ...source,
        noticeVersion: body.noticeVersion,
        consentedAt: work.now,
      },
    ],
    'public',
  )
  await keepLeadAnswers(work, id, 'intake', sheets, { by: 'public' })
  return id
}

export const entrances = [form, send]
