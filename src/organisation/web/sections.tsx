import type { ReactNode } from 'react'
import { PageHead, Tabs, useUrl, useWords, type View } from '#ui/index.ts'
import { administrationWords } from './administration-words.ts'
import { useMe } from './reading.ts'

const keys = ['people', 'training', 'departments', 'offices', 'calendar', 'keys', 'firm'] as const

/** Pages of administration that belong to areas above, with the right each of them asks for, if any. */
const beyond = [
  { key: '/administration/channels', words: 'channels', right: 'keepChannels' },
  { key: '/administration/forms', words: 'forms', right: null },
  { key: '/conflicts/rules', words: 'conflictRules', right: 'publishConflictRules' },
  { key: '/administration/notices', words: 'notices', right: 'setNoticeDefaults' },
  { key: '/administration/name-filing', words: 'nameFiling', right: 'readNameFiling' },
  { key: '/administration/audit', words: 'audit', right: 'readAudit' },
] as const

/** The sections of administration as views of one place, `?view=`, and the pages beside them. */
export function useSections(): View[] {
  const say = useWords(administrationWords)
  const rights = useMe().data?.rights ?? []
  return [
    ...keys.map((key) => ({ key, label: say(`section.${key}`) })),
    ...beyond
      .filter(({ right }) => right === null || rights.includes(right))
      .map(({ key, words }) => ({ key, label: say(`section.${words}`) })),
  ]
}

/** The same tabs on a page beside the sections. */
export function AdministrationTabs({ current }: { current: string }) {
  const say = useWords(administrationWords)
  return (
    <Tabs
      tabs={useSections()}
      current={current}
      parameter="view"
      base="/administration"
      label={say('title')}
    />
  )
}

/** Head, sections and content of a section that is no list page. */
export function SectionFrame({
  acts,
  lead,
  children,
}: {
  acts?: ReactNode
  lead?: ReactNode
  children: ReactNode
}) {
  const say = useWords(administrationWords)
  const sections = useSections()
  const [url] = useUrl()
  return (
    <>
      <PageHead title={say('title')} acts={acts} />
      <Tabs tabs={sections} current={url.view ?? 'people'} parameter="view" label={say('title')} />
      <div className="org-section">
        {lead && <p className="org-lead">{lead}</p>}
        {children}
      </div>
    </>
  )
}
