import type { CommitmentView } from '#charter/commitments/contract.ts'
import { standingOf } from '#charter/web/index.ts'
import { useOpenAct } from '#organisation/web/index.ts'
import { Act, Dot, Go, Row, SlaChip, useLanguage, useWords } from '#ui/index.ts'
import { CommitmentMenu } from './commitment-menu.tsx'
import type { Doing } from './doing.ts'
import { Facts } from './facts.tsx'
import { isReview, keepingOf, pageOf } from './keeping.ts'
import { dayWords } from './words.ts'

/** One promise: how it stands, what to whom, the act that keeps it, what else can be done. */
export function CommitmentRow({
  commitment: one,
  escalated = false,
  doing,
}: {
  commitment: CommitmentView
  /** Somebody else's, which came up to me. */
  escalated?: boolean
  doing: Doing
}) {
  const language = useLanguage()
  const page = pageOf(one.subject)
  const { name } = one.subject
  return (
    <Row
      lead={<SlaChip state={standingOf(one)} due={one.dueAt} />}
      first={
        <>
          {language === 'en' ? one.title.en : one.title.zh}
          {page && name && (
            <>
              <Dot />
              <Go to={page}>{name}</Go>
            </>
          )}
        </>
      }
      second={<Facts one={one} escalated={escalated} />}
      side={
        <>
          <Keep one={one} doing={doing} />
          <CommitmentMenu commitment={one} doing={doing} />
        </>
      }
    />
  )
}

/** To the place where the promise is kept, or the act itself where that is here. */
function Keep({ one, doing }: { one: CommitmentView; doing: Doing }) {
  const say = useWords(dayWords)
  const { open } = useOpenAct()
  const accept = doing.acceptOf(one)
  if (accept) {
    return (
      <Act onClick={accept} disabled={doing.busy}>
        {say('handover.accept')}
      </Act>
    )
  }
  if (isReview(one)) {
    return <Act onClick={() => open('recordReview', one.id)}>{say('review.act')}</Act>
  }
  const keeping = keepingOf(one)
  if (!keeping) return null
  return (
    <Go to={keeping.to} {...(keeping.search ? { search: keeping.search } : {})} className="cv-act">
      {say(keeping.words as 'keep.D2')}
    </Go>
  )
}
