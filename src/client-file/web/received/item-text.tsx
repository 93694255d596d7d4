import { Input } from 'antd'
import { useWords } from '#ui/index.ts'
import { receivedWords } from './words.ts'

/** The words of something received, to be mended before they become a note. */
export function ItemText({
  id,
  value,
  over,
  onChange,
  onLeave,
}: {
  id: string
  value: string
  /** Characters too many. */
  over: number
  onChange: (text: string) => void
  onLeave?: () => void
}) {
  const say = useWords(receivedWords)
  return (
    <>
      <label className="rc-label" htmlFor={id}>
        {say('text')}
      </label>
      <Input.TextArea
        id={id}
        value={value}
        autoSize={{ minRows: 2, maxRows: 12 }}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      {over > 0 && <p className="cv-overdue">{say('tooLong', { count: over })}</p>}
    </>
  )
}
