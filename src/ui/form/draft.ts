import { Form, type FormInstance } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { emptySlot, fillSlot, readSlot, slotOf } from './draft-store.ts'
import type { Sending } from './sending.ts'

/** A form whose content outlives a reload, a lost network and a wrong click, until it is sent. */
export interface Draft<Values> {
  form: FormInstance<Values>
  initial: Partial<Values>
  /** Whether something unfinished was found. */
  restored: boolean
  /** Notes what stands in the form now. */
  keep: () => void
  /** The work is done: nothing to keep any more. */
  clear: () => void
  /** Throws the unfinished away and starts from the given values. */
  discard: () => void
  /** What was sent of it last and may have arrived; null before. */
  sent: () => Sending | null
  /** Notes what is being sent, so that a repetition after a reload is known for one. */
  keepSent: (sending: Sending) => void
}

/** What an act needs of the form it sends, whatever the form holds. */
export interface AnyDraft {
  clear: () => void
  sent: () => Sending | null
  keepSent: (sending: Sending) => void
  form: {
    setFields: (fields: never) => void
    getFieldsError: () => { name: (string | number)[] }[]
    scrollToField: (name: never, options?: { focus: boolean }) => void
  }
}

/** A draft as it lies in the window. */
interface Kept<Values> {
  values: Partial<Values>
  /** Names of what was emptied, which JSON would leave out. */
  emptied: string[]
  sent?: Sending | null
}

const noValue = (names: string[]) => Object.fromEntries(names.map((name) => [name, undefined]))

/** Milliseconds after the last stroke before the draft is written. */
const pause = 250

/**
 * Keeps what is written under `key` (one for each thing edited: `progress-report:<id>`). Values must
 * survive JSON: dates are texts here, as on the wire. Passwords are never kept: leave their names in
 * `except`.
 */
export function useDraftForm<Values extends object>(
  key: string,
  initial: Partial<Values> = {},
  { except = [] as string[] } = {},
): Draft<Values> {
  const [form] = Form.useForm<Values>()
  const slot = useMemo(() => slotOf(key), [key])
  const found = useMemo(() => readSlot<Kept<Values>>(slot), [slot])
  const [restored, setRestored] = useState(found !== null)
  const sending = useRef(found?.sent ?? null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const start = useRef(initial)
  const secret = except.join()

  const write = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const values = Object.entries(form.getFieldsValue(true) as object).filter(
      ([name]) => !secret.split(',').includes(name),
    )
    const emptied = values.flatMap(([name, value]) => (value === undefined ? [name] : []))
    // With a secret in it what was sent is nothing to be kept.
    const sent = secret === '' ? sending.current : null
    fillSlot(slot, { values: Object.fromEntries(values), emptied, sent })
  }, [form, slot, secret])
  const keep = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(write, pause)
  }, [write])
  const clear = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    sending.current = null
    emptySlot(slot)
    setRestored(false)
  }, [slot])
  const keepSent = useCallback(
    (next: Sending) => {
      sending.current = next
      write()
    },
    [write],
  )
  const discard = useCallback(() => {
    clear()
    form.resetFields()
    const written = Object.keys(form.getFieldsValue(true) as object)
    form.setFieldsValue({ ...noValue(written), ...start.current })
  }, [clear, form])

  useEffect(() => {
    const flush = () => {
      if (timer.current !== undefined) write()
    }
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [write])

  return {
    form,
    initial: { ...initial, ...(found && { ...found.values, ...noValue(found.emptied) }) },
    restored,
    keep,
    clear,
    discard,
    sent: () => sending.current,
    keepSent,
  }
}
