import '../sheets/frame.css'
import type { ReactNode } from 'react'
import type { Language } from '#platform/i18n/words.ts'
import { chooseLanguage } from '../appearance.ts'
import { Mark } from '../icons.tsx'
import { useTitle } from '../object-page.tsx'
import { Act } from '../parts.tsx'
import { useLanguage, useWords } from '../saying.ts'
import { uiWords } from '../words.ts'

/** The page of who is not signed in: the mark, one sheet, the switch of language. */
export function Door({
  title,
  lead,
  children,
}: {
  title: string
  lead?: ReactNode
  children: ReactNode
}) {
  const say = useWords(uiWords)
  const language = useLanguage()
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  useTitle(title)
  return (
    <div className="cv-door">
      <header className="cv-brand">
        <Mark />
        <span>{say('product')}</span>
      </header>
      <main className="cv-door-sheet">
        <h1>{title}</h1>
        {lead && <p className="cv-door-lead">{lead}</p>}
        {children}
      </main>
      <footer className="cv-door-foot cv-meta">
        <Act icon="globe" onClick={() => chooseLanguage(other)}>
          <span lang={other}>{other === 'en' ? 'English' : '中文'}</span>
        </Act>
      </footer>
    </div>
  )
}
