import { Act, Dot, Section, useSaying, useWords } from '#ui/index.ts'
import type { LeadView } from '../../contract.ts'
import { isFurtherTalk } from '../../rules.ts'
import { noonOf } from '../acts/days.ts'
import { useActPanel } from '../panel/act-panel.tsx'
import { leadWords } from '../words.ts'
import { pageWords } from './words.ts'

/** Talks with the lead, the latest first. */
export function Contacts({ lead }: { lead: LeadView }) {
  const say = useWords(pageWords)
  const panel = useActPanel()
  const mayRecord = lead.abilities.recordFirstContact === true
  if (lead.contacts.length === 0 && !mayRecord) return null
  return (
    <Section
      title={say('contacts.title')}
      count={lead.contacts.length || undefined}
      acts={
        mayRecord && (
          <Act onClick={() => panel.open('recordFirstContact')}>
            {say(isFurtherTalk(lead.stage) ? 'contacts.another' : 'contacts.first')}
          </Act>
        )
      }
    >
      {lead.contacts.length === 0 && <p className="cv-meta">{say('contacts.none')}</p>}
      {lead.contacts.map((contact, at) => (
        <Contact
          key={contact.id}
          contact={contact}
          wasClear={lead.contacts.slice(at + 1).some((one) => one.needClear)}
        />
      ))}
    </Section>
  )
}

/** A talk; after one in which the need was clear, another is not said to leave it unclear. */
function Contact({
  contact,
  wasClear,
}: {
  contact: LeadView['contacts'][number]
  wasClear: boolean
}) {
  const say = useWords(pageWords)
  const sayLead = useWords(leadWords)
  const saying = useSaying()
  const step = contact.nextStep && {
    step: contact.nextStep,
    day: contact.nextStepOn ? saying.day(noonOf(contact.nextStepOn)) : say('contacts.noDay'),
  }
  return (
    <article className="ld-record">
      <p>
        <b>{sayLead(`way.${contact.way}`)}</b>
        <Dot />
        {say(contact.reached ? 'contacts.reached' : 'contacts.notReached')}
        {contact.reached && (contact.needClear || !wasClear) && (
          <>
            <Dot />
            {say(contact.needClear ? 'contacts.clear' : 'contacts.unclear')}
          </>
        )}
        <span className="cv-meta ld-when" title={saying.exactly(contact.at)}>
          {contact.recordedBy?.name} {saying.moment(contact.at, true)}
        </span>
      </p>
      {contact.need && <p className="ld-said">{contact.need}</p>}
      {contact.presented.length > 0 && (
        <p className="cv-second">
          {say('contacts.presented', {
            titles: contact.presented.map((one) => one.title).join(sayLead('listMark')),
          })}
        </p>
      )}
      {contact.notPresented && (
        <p className="cv-second">{say('contacts.notPresented', { why: contact.notPresented })}</p>
      )}
      {step && <p className="cv-second">{say('contacts.next', step)}</p>}
      {contact.note && <p className="cv-second ld-said">{contact.note}</p>}
    </article>
  )
}
