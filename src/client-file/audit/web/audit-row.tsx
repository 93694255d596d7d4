import { useState } from 'react'
import { Act, Go, Row, useLanguage, useSaying, useUrl, useWords } from '#ui/index.ts'
import type { AuditEntry } from '../contract.ts'
import { useFigures } from './figures.ts'
import { useSentence } from './sentences.ts'
import { auditWords } from './words.ts'

const places = { lead: '/leads/', client: '/clients/', engagement: '/engagements/' } as const

/** One line of the log; its contents on demand. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const say = useWords(auditWords)
  const saying = useSaying()
  const language = useLanguage()
  const sentence = useSentence()
  const [open, setOpen] = useState(false)
  const { at, actor, actorKind, subject } = entry
  const who = actor?.name ?? say(actorKind === 'public' ? 'public' : 'system')
  const page = subject.kind === 'firm' ? null : places[subject.kind] + subject.id
  const name = subject.name ?? say(`subjectKind.${subject.kind}`)
  return (
    <>
      <Row
        lead={
          <time className="cv-meta" dateTime={at} title={saying.exactly(at)}>
            {saying.time(at)}
          </time>
        }
        first={
          <>
            <b>{who}</b>
            {language === 'en' ? ' ' : ''}
            {sentence(entry)}
          </>
        }
        second={page && (subject.name ? <Go to={page}>{name}</Go> : name)}
        side={<Act onClick={() => setOpen(!open)}>{say(open ? 'hide' : 'details')}</Act>}
      />
      {open && <Details entry={entry} />}
    </>
  )
}

function Details({ entry }: { entry: AuditEntry }) {
  const say = useWords(auditWords)
  const saying = useSaying()
  const figures = useFigures()
  const [, setUrl] = useUrl()
  const facts = [
    [say('number'), String(entry.id)],
    [say('at'), saying.exactly(entry.at)],
    [say('code'), entry.type],
    [say('clause'), entry.clause && `${entry.clause} · v${entry.charterVersion ?? '—'}`],
    ...figures(entry),
  ]
  return (
    <div className="au-details">
      <dl>
        {facts.map(([label, value], at) =>
          value ? (
            <div key={at}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Act onClick={() => setUrl({ subject: entry.subject.id })}>{say('onlyThis')}</Act>
    </div>
  )
}
