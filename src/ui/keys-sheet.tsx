import { Modal } from 'antd'
import { switchKeys, useKeysAreOn } from './keys.ts'
import { Act } from './parts.tsx'
import { useWords } from './saying.ts'
import { uiWords } from './words.ts'

/** All keys at a glance, behind `?`. */
export default function KeysSheet({
  open,
  places,
  onClose,
}: {
  open: boolean
  places: { label: string; letter: string }[]
  onClose: () => void
}) {
  const say = useWords(uiWords)
  const on = useKeysAreOn()
  const rows: [string, string[]][] = [
    [say('keys.find'), ['Ctrl / ⌘', 'K']],
    [say('keys.sheet'), ['?']],
    [say('keys.create'), ['c']],
    [say('keys.down'), ['j', '↓']],
    [say('keys.up'), ['k', '↑']],
    [say('keys.look'), ['Enter', say('keys.space')]],
    [say('keys.open'), ['o']],
    [say('keys.close'), ['Esc']],
    [say('keys.undo'), ['u']],
    [say('keys.select'), ['x']],
    [say('keys.selectThrough'), ['Shift', say('keys.press')]],
    [say('keys.aside'), ['h', 'l']],
    [say('keys.advance'), ['m']],
    ...places.map(({ label, letter }): [string, string[]] => [
      say('keys.go', { place: label }),
      ['g', letter],
    ]),
  ]
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={640} title={say('keys.title')}>
      <div className="cv-keys">
        {rows.map(([label, keys]) => (
          <div key={label}>
            <span>{label}</span>
            <span>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && ' '}
                  <kbd className="cv-key">{key}</kbd>
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
      <p className="cv-draft-note cv-meta">
        {say('keys.note')}
        <Act onClick={() => switchKeys(!on)}>{say(on ? 'keys.off' : 'keys.on')}</Act>
      </p>
    </Modal>
  )
}
