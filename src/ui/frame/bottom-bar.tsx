import { lazy, Suspense, useState } from 'react'
import { Go } from '../go.tsx'
import { Icon } from '../icons.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { bellCount } from './bell-link.tsx'
import { type FrameProps, isAt } from './places.ts'

const MoreSheet = lazy(() => import('./more-sheet.tsx'))

/** The bar of five on the telephone: four places and everything else. */
export function BottomBar(props: FrameProps) {
  const { places, inBar, path, bell } = props
  const say = useWords(uiWords)
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const shown = inBar.flatMap((to) => places.filter((place) => place.to === to))
  const elsewhere = !shown.some((place) => isAt(path, place.to))
  return (
    <>
      <nav className="cv-bar" aria-label={say('frame.bar')}>
        {shown.map((place) => (
          <Go key={place.to} to={place.to} className="cv-bar-place" current={isAt(path, place.to)}>
            <Icon name={place.icon} />
            {place.short}
            {place.owed !== undefined && place.owed.overdue > 0 && (
              <b>
                {place.owed.overdue}
                <span className="cv-hidden">{say('sla.overdue')}</span>
              </b>
            )}
          </Go>
        ))}
        <button
          type="button"
          className="cv-bar-place"
          aria-expanded={open}
          aria-current={elsewhere ? 'page' : undefined}
          onClick={() => {
            setWanted(true)
            setOpen(true)
          }}
        >
          <Icon name="more" />
          {say('act.more')}
          {bell.red > 0 && (
            <b>
              {bellCount(bell.red)}
              <span className="cv-hidden">{say('frame.notices')}</span>
            </b>
          )}
        </button>
      </nav>
      {wanted && (
        <Suspense>
          <MoreSheet {...props} shown={shown} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
