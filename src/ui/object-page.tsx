import { type ReactNode, useEffect } from 'react'
import { setPrintTitle } from './frame/print-head.tsx'
import { Go } from './go.tsx'
import { Icon } from './icons.tsx'
import { useWords } from './saying.ts'
import { type PageTab, Tabs } from './tabs.tsx'
import { uiWords } from './words.ts'

/** The title of the window: the place first, so that tabs can be told apart. */
export function useTitle(title: string): void {
  const say = useWords(uiWords)
  const product = say('product')
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product
    setPrintTitle(title)
  }, [title, product])
}

/** The head of a list or a desk: title, a word on how things stand, acts. */
export function PageHead({
  title,
  aside,
  acts,
}: {
  title: string
  aside?: ReactNode
  acts?: ReactNode
}) {
  useTitle(title)
  return (
    <header className="cv-head">
      <h1>{title}</h1>
      {aside && <span className="cv-quiet cv-dense">{aside}</span>}
      {acts && <div className="cv-head-acts">{acts}</div>}
    </header>
  )
}

export interface Fact {
  label: string
  value: ReactNode
  /** Left out on the telephone. */
  deskOnly?: boolean
}

/**
 * The page of one thing: header with name, state and facts (owner among them), the next promise,
 * tabs whose choice is in the address, the main column and the timeline at the right.
 */
export function ObjectPage({
  within,
  title,
  state,
  facts = [],
  acts,
  hero,
  tabs,
  tab,
  side,
  sideTitle,
  children,
}: {
  /** The list it stands in, where the rail does not lead there. */
  within?: { to: string; label: string; search?: Record<string, unknown> }
  title: string
  state?: ReactNode
  facts?: Fact[]
  acts?: ReactNode
  hero?: ReactNode
  tabs?: PageTab[]
  tab?: string
  side?: ReactNode
  sideTitle?: string
  children: ReactNode
}) {
  useTitle(title)
  return (
    <>
      <header className="cv-head is-object">
        <div>
          {within && (
            <Go
              to={within.to}
              {...(within.search ? { search: within.search } : {})}
              className="cv-within"
            >
              <Icon name="back" />
              {within.label}
            </Go>
          )}
          <div className="cv-head-title">
            <h1>{title}</h1>
            {state && <span className="cv-state">{state}</span>}
          </div>
          {facts.length > 0 && (
            <dl className="cv-facts">
              {facts.map((fact) => (
                <div key={fact.label} className={fact.deskOnly ? 'cv-desk-only' : undefined}>
                  <dt>{fact.label}</dt>
                  <dd>{fact.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        {acts && <div className="cv-head-acts">{acts}</div>}
      </header>
      {hero}
      {tabs && <Tabs tabs={tabs} current={tab ?? tabs[0]?.key ?? ''} label={title} />}
      <div className={side ? 'cv-object' : 'cv-object is-alone'}>
        <div className="cv-object-main">{children}</div>
        {side && (
          <aside className="cv-object-side" aria-label={sideTitle}>
            {side}
          </aside>
        )}
      </div>
    </>
  )
}
