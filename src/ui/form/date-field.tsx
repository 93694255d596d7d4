import { Input, type InputProps } from 'antd'

/** A day as `2026-11-24`, with the telephone's own picker. */
export const DateInput = (props: Omit<InputProps, 'type'>) => <Input type="date" {...props} />

/**
 * A moment as an ISO instant in the form's values, shown and entered in local time.
 */
export function MomentInput({
  value,
  onChange,
  ...rest
}: Omit<InputProps, 'type' | 'value' | 'onChange'> & {
  value?: string
  onChange?: (instant: string | undefined) => void
}) {
  return (
    <Input
      type="datetime-local"
      {...rest}
      value={value ? localOf(value) : ''}
      onChange={(event) =>
        onChange?.(event.target.value ? new Date(event.target.value).toISOString() : undefined)
      }
    />
  )
}

/** `2026-11-24T14:30` in the zone of the browser. */
function localOf(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
