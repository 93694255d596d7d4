import type { FormInstance } from 'antd'
import { type FocusEvent, useEffect, useRef } from 'react'

/**
 * Checks the field of a form that is left. While a press of the pointer goes on it waits: what is
 * then said or no longer said would move what is pressed, and the click would miss it.
 */
export function useLeaving<Values>(
  form: FormInstance<Values>,
): (event: FocusEvent<HTMLFormElement>) => void {
  const press = useRef<Promise<void>>(undefined)
  useEffect(() => {
    const begin = () => {
      press.current = new Promise((resolve) => {
        const end = () => {
          press.current = undefined
          // The click follows the release.
          setTimeout(resolve)
        }
        window.addEventListener('mouseup', end, { once: true, capture: true })
        window.addEventListener('dragend', end, { once: true, capture: true })
      })
    }
    window.addEventListener('mousedown', begin, true)
    return () => window.removeEventListener('mousedown', begin, true)
  }, [])

  const check = async (left: Element) => {
    await press.current
    // The click has closed the form or begun it anew.
    if (!left.isConnected) return
    const fields = form.getFieldsError() as { name: (string | number)[] }[]
    const field = fields.find(({ name }) => name.join('_') === left.id)
    if (field) await form.validateFields([field.name as never]).catch(() => {})
  }
  return ({ target, currentTarget }) => {
    // Who goes to another window has not left the field; a panel over the form is another form.
    const left = document.activeElement !== target && currentTarget.contains(target)
    if (left) void check(target)
  }
}
