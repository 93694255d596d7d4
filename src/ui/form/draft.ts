import { Form, type FormInstance } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

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
}

/** What an act needs of the form it sends, whatever the form holds. */
export interface AnyDraft {
  clear: () => void
  form: {
    setFields: (fields: never) => void
    getFieldsError: () => { name: (string | number)[] }[]
    scrollToField: (name: never, options?: { focus: boolean }) => void
  }
}

const slot = (key: string) => `covenant.draft.${key}`

function read<Values>(key: string): Partial<Values> | null {
  try {
    return JSON.parse(sessionStorage.getItem(slot(key)) ?? 'null') as Partial<Values> | null
  } catch {
    return null
  }
}

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
  const found = useMemo(() => read<Values>(key), [key])
  const [restored, setRestored] = useState(found !== null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const start = useRef(initial)
  const secret = except.join()

  const write = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const values = Object.entries(form.getFieldsValue(true) as object).filter(
      ([name]) => !secret.split(',').includes(name),
    )
    // What was emptied stays empty when the draft is found again.
    const emptied = (_: string, value: unknown) => (value === undefined ? null : value)
    sessionStorage.setItem(slot(key), JSON.stringify(Object.fromEntries(values), emptied))
  }, [form, key, secret])
  const keep = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(write, pause)
  }, [write])
  const clear = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    sessionStorage.removeItem(slot(key))
    setRestored(false)
  }, [key])
  const discard = useCallback(() => {
    clear()
    form.resetFields()
    form.setFieldsValue({ ...emptied(form.getFieldsValue(true)), ...start.current })
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

  return { form, initial: { ...initial, ...found }, restored, keep, clear, discard }
}

const emptied = (values: object) =>
  Object.fromEntries(Object.keys(values).map((name) => [name, undefined]))
