import { Go } from '../go.tsx'
import { Icon } from '../icons.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import type { Bell } from './places.ts'

/** Beyond this the number says only that it is many. */
const most = 99

export const bellCount = (count: number): string => (count > most ? `${most}+` : String(count))

/** What one is told, with how much of it is unread; red only where something presses. */
export function BellLink({ bell, current }: { bell: Bell; current: boolean }) {
  const say = useWords(uiWords)
  const { to, count, red } = bell
  const words = red > 0 ? 'frame.unreadRed' : count > 0 ? 'frame.unread' : 'frame.notices'
  const label = say(words, { unread: bellCount(count), red: bellCount(red) })
  return (
    <Go to={to} className="cv-bell" label={label} title={label} current={current}>
      <Icon name="bell" />
      {count > 0 && (
        <b className={red > 0 ? 'is-red' : undefined} aria-hidden="true">
          {bellCount(count)}
        </b>
      )}
    </Go>
  )
}
