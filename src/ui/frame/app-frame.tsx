import '../sheets/frame.css'
import { Go } from '../go.tsx'
import { Icon, Mark } from '../icons.tsx'
import { usePhone } from '../media.ts'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { BellLink } from './bell-link.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Offline } from './offline.tsx'
import { type FrameProps, isAt, type Place } from './places.ts'
import { PrintHead } from './print-head.tsx'
import { UserButton } from './user-button.tsx'

const modifier = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'

/** The frame: rail of nine at the left (a bar of five on the telephone) and the page beside it. */
export function AppFrame(props: FrameProps) {
  const say = useWords(uiWords)
  const phone = usePhone()
  return (
    <div className="cv-app">
      <a className="cv-skip" href="#main">
        {say('frame.skip')}
      </a>
      <Offline />
      {!phone && <Rail {...props} />}
      <main className="cv-main" id="main" tabIndex={-1}>
        <PrintHead firmName={props.firmName} reader={props.user.name} />
        {props.children}
      </main>
      {phone && <BottomBar {...props} />}
    </div>
  )
}

function Rail({ firmName, places, administration, path, onFind, bell, ...rest }: FrameProps) {
  const say = useWords(uiWords)
  return (
    <header className="cv-rail">
      <div className="cv-rail-head">
        <Brand firmName={firmName} to={places[0]?.to ?? '/'} />
        <BellLink bell={bell} current={isAt(path, bell.to)} />
      </div>
      <button type="button" className="cv-find" onClick={onFind}>
        <Icon name="find" />
        {say('act.find')}
        <kbd>{modifier}</kbd>
      </button>
      <nav className="cv-places" aria-label={say('frame.places')}>
        {places.map((place) => (
          <RailPlace key={place.to} place={place} current={isAt(path, place.to)} />
        ))}
      </nav>
      <div className="cv-rail-foot">
        <UserButton user={rest.user} onKeys={rest.onKeys} onSignOut={rest.onSignOut} />
        {administration && (
          <Go
            to={administration}
            className="cv-gear"
            label={say('frame.administration')}
            title={say('frame.administration')}
            current={isAt(path, administration)}
          >
            <Icon name="gear" />
          </Go>
        )}
      </div>
    </header>
  )
}

/** The mark with the product and the firm. */
export function Brand({ firmName, to }: { firmName: string; to: string }) {
  const say = useWords(uiWords)
  return (
    <Go to={to} className="cv-brand">
      <Mark />
      <span>
        {say('product')}
        <small title={firmName}>{firmName}</small>
      </span>
    </Go>
  )
}

function RailPlace({ place, current }: { place: Place; current: boolean }) {
  const say = useWords(uiWords)
  const { owed } = place
  return (
    <Go to={place.to} className="cv-place" current={current} title={place.label}>
      <Icon name={place.icon} />
      {place.label}
      {owed && owed.count > 0 && (
        <span
          className={owed.overdue ? 'cv-place-count is-overdue' : 'cv-place-count'}
          title={say(owed.overdue ? 'frame.owedOverdue' : 'frame.owed', { count: owed.count })}
        >
          {owed.count}
          {owed.overdue > 0 && <span className="cv-hidden">{say('sla.overdue')}</span>}
        </span>
      )}
    </Go>
  )
}
