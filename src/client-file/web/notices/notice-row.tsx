import type { Notice, NoticeKind } from '#communications/notifications/contract.ts'
import { noticeWords } from '#communications/notifications/web/index.ts'
import {
  Go,
  Icon,
  type IconName,
  Row,
  useLanguage,
  useSaying,
  useWords,
  Dotted,
} from '#ui/index.ts'
import { type Keeping, keepingOf, pageOf } from '../keeping.ts'
import { dayWords } from '../words.ts'
import { noticePageWords } from './words.ts'

const signs: Record<NoticeKind, IconName> = {
  commitment_opened: 'plus',
  commitment_reminded: 'clock',
  commitment_due: 'hourglass',
  commitment_overdue: 'warning',
  commitment_escalated: 'upload',
  commitment_transferred: 'swap',
  handover_offered: 'swap',
  handover_returned: 'undo',
  question_asked: 'chat',
  feedback_received: 'feedback',
  decision_put: 'scale',
  check_reopened: 'conflict',
  wall_raised: 'conflict',
}

/** Colour only where it presses, and only until it is dealt with. */
function toneOf({ kind, settled, red }: Notice): string {
  if (settled || !red) return 'nt-kind'
  return kind === 'commitment_due' ? 'nt-kind is-due' : 'nt-kind is-red'
}

/** One notice: what kind it is, about what, and the way to the act that settles it. */
export function NoticeRow({ notice, onMark }: { notice: Notice; onMark: (read: boolean) => void }) {
  const say = useWords(noticePageWords)
  const sayKind = useWords(noticeWords)
  const saying = useSaying()
  const isEnglish = useLanguage() === 'en'
  const { kind, subject, title, read, settled, dueAt, insteadOf, at } = notice
  const first = subject.name ?? sayKind(`subjectKind.${subject.kind}`)
  const name = notice.ofImport ? sayKind('ofImport', { first }) : first
  const what = (title && (isEnglish ? title.en : title.zh)) ?? name
  return (
    <div className={read ? 'nt-row' : 'nt-row is-unread'}>
      <Row
        lead={
          <span className={toneOf(notice)}>
            <Icon name={signs[kind]} />
            {sayKind(`kind.${kind}`)}
          </span>
        }
        first={
          <>
            {!read && <span className="cv-hidden">{say('unread')}</span>}
            <Dotted
              facts={[what, title && <Subject key="subject" notice={notice} name={name} />]}
            />
          </>
        }
        second={
          <Dotted
            facts={[
              saying.time(at),
              settled && say('settled'),
              !settled && dueAt && say('due', { time: saying.moment(dueAt, true) }),
              insteadOf && say('insteadOf', { name: insteadOf.name }),
            ]}
          />
        }
        side={
          <>
            <Settle notice={notice} onFollow={() => !read && onMark(true)} />
            <button
              type="button"
              className="cv-act nt-mark"
              aria-label={say(read ? 'markUnreadWhich' : 'markReadWhich', { what })}
              onClick={() => onMark(!read)}
            >
              {say(read ? 'markUnread' : 'markRead')}
            </button>
          </>
        }
      />
    </div>
  )
}

function Subject({ notice: { subject, ofImport }, name }: { notice: Notice; name: string }) {
  const page = ofImport ? null : pageOf(subject)
  return page && subject.name ? <Go to={page}>{name}</Go> : name
}

/** To the act that settles it; to its object where nothing is left to do. */
function Settle({ notice, onFollow }: { notice: Notice; onFollow: () => void }) {
  const say = useWords(noticePageWords)
  const sayDay = useWords(dayWords)
  const target = targetOf(notice)
  if (!target) return null
  const { to, search, words } = target
  return (
    <Go to={to} {...(search ? { search } : {})} className="cv-act" onClick={onFollow}>
      {words.startsWith('page:') ? say(words.slice(5) as 'see') : sayDay(words as 'keep.D2')}
    </Go>
  )
}

/** Where a notice leads; words of this page begin with `page:`. */
export function targetOf(notice: Notice): Keeping | null {
  const { kind, settled, clause, subject, aboutId } = notice
  const page = subject.name === null ? null : pageOf(subject)
  const see: Keeping | null = page ? { to: page, words: 'page:see' } : null
  if (notice.ofImport) return { to: '/', words: 'page:see' }
  if (settled) return see
  if (kind === 'handover_offered' || kind === 'commitment_escalated') {
    return { to: '/approvals', words: 'page:answer' }
  }
  if (kind === 'wall_raised') return { to: '/my-walls', words: 'page:answer' }
  if (!clause) return see
  const keeping = keepingOf({ clause, subject, aboutId })
  return keeping ?? { to: '/', words: 'page:see' }
}
