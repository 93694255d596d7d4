import { Drawer } from 'antd'
import type { Language } from '#platform/i18n/words.ts'
import { appearances, chooseAppearance, chooseLanguage, useAppearance } from '../appearance.ts'
import { Go } from '../go.tsx'
import { Icon, type IconName } from '../icons.tsx'
import { Initial, Segments } from '../parts.tsx'
import { useLanguage, useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { bellCount } from './bell-link.tsx'
import { type FrameProps, isAt, type Place } from './places.ts'
import { languageNames } from './user-button.tsx'

/** Everything that has no place in the bar of five. */
export default function MoreSheet({
  places,
  shown,
  open,
  onClose,
  user,
  path,
  administration,
  bell,
  beside,
  onFind,
  onSignOut,
}: FrameProps & { shown: Place[]; open: boolean; onClose: () => void }) {
  const say = useWords(uiWords)
  const rest = places.filter((place) => !shown.includes(place))
  const link = (to: string, icon: IconName, label: string, count?: number) => (
    <Go key={to} to={to} className="cv-more-item" current={isAt(path, to)} onClick={onClose}>
      <Icon name={icon} />
      {label}
      {count ? <span className="cv-meta">{bellCount(count)}</span> : null}
    </Go>
  )
  const act = (icon: IconName, label: string, run: () => void) => (
    <button
      type="button"
      className="cv-more-item"
      onClick={() => {
        onClose()
        run()
      }}
    >
      <Icon name={icon} />
      {label}
    </button>
  )
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="bottom"
      closable={false}
      size="auto"
      styles={{ body: { padding: '12px 0' } }}
      aria-label={say('frame.everything')}
    >
      <div className="cv-more">
        <div className="cv-more-head">
          <Initial name={user.name} me />
          <span>
            {user.name}
            <br />
            <span className="cv-meta">{user.detail}</span>
          </span>
        </div>
        <div className="cv-more-part">
          {act('find', say('act.find'), onFind)}
          {link(bell.to, 'bell', say('frame.notices'), bell.count)}
          {beside.map(({ to, icon, label, count }) => link(to, icon, label, count))}
          {rest.map((place) => link(place.to, place.icon, place.label, place.owed?.count))}
          {administration && link(administration, 'gear', say('frame.administration'))}
        </div>
        <div className="cv-more-part">
          <Choices />
          {link(user.guide.split('#')[0] ?? '', 'charter', say('frame.guide'))}
          {link(user.to, 'user', say('frame.profile'))}
          {act('leave', say('frame.signOut'), onSignOut)}
        </div>
      </div>
    </Drawer>
  )
}

function Choices() {
  const say = useWords(uiWords)
  return (
    <div className="cv-choice-row">
      <Segments
        label={say('frame.appearance')}
        value={useAppearance()}
        choices={appearances.map((value) => ({ value, label: say(`frame.${value}`) }))}
        onChoose={chooseAppearance}
      />
      <Segments
        label={say('frame.language')}
        value={useLanguage()}
        choices={(Object.keys(languageNames) as Language[]).map((value) => ({
          value,
          label: languageNames[value],
        }))}
        onChoose={chooseLanguage}
      />
    </div>
  )
}
