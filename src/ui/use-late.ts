import { useEffect, useState } from 'react'

/** Milliseconds without a stroke before something is looked for. */
const pause = 200

/** A value once it has rested: what is typed is not asked for letter by letter. */
export function useLate<Value>(value: Value, milliseconds = pause): Value {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return late
}
