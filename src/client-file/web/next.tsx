import { useNavigate } from '@tanstack/react-router'
import type { CommitmentView } from '#charter/commitments/contract.ts'
import { useOpenAct } from '#organisation/web/index.ts'
import { Go, type HeroAct, HeroPromise, useLanguage, useSaying, useWords } from '#ui/index.ts'
import { CommitmentMenu } from './commitment-menu.tsx'
import { Facts } from './facts.tsx'
import { useHandoverActs } from './handover-acts.ts'
import { isReview, keepingOf, pageOf } from './keeping.ts'
import { shareOf, standingOf } from './standing.ts'
import { dayWords } from './words.ts'

/** The most urgent of what I owe: what, to whom, by when, one button. */
export function Next({
  commitment: one,
  onResume,
}: {
  commitment: CommitmentView | undefined
  onResume: (one: CommitmentView) => void
}) {
  if (!one) return <HeroPromise promise={null} />
  return <NextPromise key={one.id} one={one} onResume={onResume} />
}

function NextPromise({
  one,
  onResume,
}: {
  one: CommitmentView
  onResume: (one: CommitmentView) => void
}) {
  const say = useWords(dayWords)
  const language = useLanguage()
  const saying = useSaying()
  const title = language === 'en' ? one.title.en : one.title.zh
  const page = pageOf(one.subject)
  const name = one.subject.name
  return (
    <HeroPromise
      promise={{
        clause: `${one.clause} ${title}`,
        what: name ? say('for', { title, name }) : title,
        why: (
          <>
            {language === 'en' ? one.duty.en : one.duty.zh}
            <br />
            <Facts one={one} />
          </>
        ),
        state: standingOf(one),
        due: one.dueAt,
        act: useHeroAct(one),
        more: (
          <>
            {page && name && (
              <Go to={page} className="cv-act">
                {name}
              </Go>
            )}
            <CommitmentMenu commitment={one} onResume={onResume} />
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

function useHeroAct(one: CommitmentView): HeroAct | undefined {
  const say = useWords(dayWords)
  const navigate = useNavigate()
  const { open } = useOpenAct()
  const handover = useHandoverActs(one)
  if (handover) return { label: say('handover.accept'), ...handover }
  if (isReview(one)) {
    return { label: say('review.act'), onClick: () => open('recordReview', one.id) }
  }
  const keeping = keepingOf(one)
  if (!keeping) return undefined
  const { words, to, search } = keeping
  const target = { to, ...(search ? { search } : {}) } as never
  return { label: say(words as 'keep.D2'), onClick: () => void navigate(target) }
}
