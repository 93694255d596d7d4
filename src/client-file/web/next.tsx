import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { shareOf, standingOf } from '#charter/web/index.ts'
import { useOpenAct } from '#organisation/web/index.ts'
import {
  Go,
  type HeroAct,
  HeroPromise,
  Icon,
  useLanguage,
  useSaying,
  useWords,
  Dotted,
} from '#ui/index.ts'
import { CommitmentMenu } from './commitment-menu.tsx'
import type { Doing } from './doing.ts'
import { Estimated } from './estimated.tsx'
import { useCircumstances } from './facts.tsx'
import { isReview, keepingOf, pageOf } from './keeping.ts'
import { sayPhone } from '#platform/i18n/format.ts'
import { useMatter } from './matters.ts'
import { dayWords } from './words.ts'

/** The most urgent of what I owe: what, to whom, by when, one button. */
export function Next({
  commitment: one,
  doing,
}: {
  commitment: CommitmentView | undefined
  doing: Doing
}) {
  const say = useWords(dayWords)
  if (!one) return <HeroPromise promise={null} next={say('nothingWhy')} />
  return <NextPromise key={one.id} one={one} doing={doing} />
}

function NextPromise({ one, doing }: { one: CommitmentView; doing: Doing }) {
  const say = useWords(dayWords)
  const language = useLanguage()
  const saying = useSaying()
  const title = language === 'en' ? one.title.en : one.title.zh
  const circumstances = useCircumstances(one)
  const matter = useMatter(one.id)
  const duty = language === 'en' ? one.duty.en : one.duty.zh
  const page = pageOf(one.subject)
  const name = one.subject.name
  return (
    <HeroPromise
      promise={{
        clause: one.provision,
        what: name ? say('for', { title, name }) : title,
        why: (
          <>
            {matter?.line ?? duty}
            {circumstances.length > 0 && <br />}
            <Dotted facts={circumstances} />
            <Estimated items={[one]} />
          </>
        ),
        state: standingOf(one),
        due: one.dueAt,
        act: useHeroAct(one, doing),
        more: (
          <>
            {matter?.phone && (
              <Button size="large" href={`tel:${matter.phone}`} icon={<Icon name="phone" />}>
                {sayPhone(matter.phone)}
              </Button>
            )}
            {page && name && (
              <Go to={page} className="cv-act">
                {name}
              </Go>
            )}
            <CommitmentMenu commitment={one} doing={doing} />
          </>
        ),
        line: {
          from: say('from', { time: saying.moment(one.opensAt, true) }),
          until: say('until', { time: saying.moment(one.dueAt, true) }),
          share: shareOf(one, saying.now),
        },
      }}
    />
  )
}

function useHeroAct(one: CommitmentView, doing: Doing): HeroAct | undefined {
  const say = useWords(dayWords)
  const navigate = useNavigate()
  const { open } = useOpenAct()
  const accept = doing.acceptOf(one)
  if (accept) return { label: say('handover.accept'), onClick: accept, busy: doing.busy }
  if (isReview(one)) {
    return { label: say('review.act'), onClick: () => open('recordReview', one.id) }
  }
  const keeping = keepingOf(one)
  if (!keeping) return undefined
  const { words, to, search } = keeping
  const target = { to, ...(search ? { search } : {}) } as never
  return { label: say(words as 'keep.D2'), onClick: () => void navigate(target) }
}
