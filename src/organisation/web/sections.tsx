import type { ReactNode } from 'react'
import { PageHead, Tabs, useUrl, useWords, type View } from '#ui/index.ts'
import { administrationWords } from './administration-words.ts'

const keys = ['people', 'departments', 'offices', 'calendar', 'keys', 'firm'] as const

/** The sections of administration as views of one place, `?view=`. */
export function useSections(): View[] {
  const say = useWords(administrationWords)
  const views = keys.map((key): View => ({ key, label: say(`section.${key}`) }))
  // Pages of areas above that stand behind the gear too.
  return [...views, { key: '/administration/forms', label: say('section.forms') }]
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
