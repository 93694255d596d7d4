import type { CommitmentView } from '#charter/commitments/contract.ts'
import { useOpenAct } from '#organisation/web/index.ts'
import { Icon, MenuButton, useLanguage, useWords } from '#ui/index.ts'
import type { Doing } from './doing.ts'
import { dayWords } from './words.ts'

/** What can be done with a promise besides keeping it, as far as one may. */
export function CommitmentMenu({
  commitment: { id, title, abilities },
  commitment,
  doing,
}: {
  commitment: CommitmentView
  doing: Doing
}) {
  const say = useWords(dayWords)
  const isEnglish = useLanguage() === 'en'
  const { open } = useOpenAct()
  const items = [
    abilities.escalateCommitment && { key: 'escalateCommitment', label: say('help.act') },
    abilities.pauseCommitment && { key: 'pauseCommitment', label: say('pause.act') },
    abilities.resumeCommitment && { key: 'resumeCommitment', label: say('resume.act') },
    abilities.transferCommitment && { key: 'transferCommitment', label: say('transfer.act') },
    abilities.excuseCommitment && { key: 'excuseCommitment', label: say('excuse.act') },
  ].filter((item) => item !== false)
  if (items.length === 0) return null
  return (
    <MenuButton
      menu={{
        items,
        onClick: ({ key }) =>
          key === 'resumeCommitment' ? doing.resume(commitment) : open(key, id),
      }}
    >
      {(trigger) => (
        <button
          type="button"
          className="day-more"
          aria-label={say('acts', { title: isEnglish ? title.en : title.zh })}
          {...trigger}
        >
          <Icon name="more" />
        </button>
      )}
    </MenuButton>
  )
}
