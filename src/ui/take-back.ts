import type { QueryClient } from '@tanstack/react-query'
import { ApiError, call } from '#platform/http/client.ts'
import { takeBackEndpoint } from '#platform/http/taking-back.ts'
import { engine, hasWords } from '#platform/i18n/words.ts'
import { toast } from './toast.tsx'

/**
 * Takes an act back and says that it was, or why it cannot be; whatever it touched is read again.
 * @returns whether it was
 */
export async function takeBack(client: QueryClient, act: string): Promise<boolean> {
  let done = false
  try {
    await call(takeBackEndpoint, { params: { id: act } })
    done = true
    toast(engine.t('ui:act.takenBack'), { tone: 'plain' })
  } catch (error) {
    const key = `ui:refusal.${error instanceof ApiError ? error.code : 'unavailable'}`
    toast(engine.t(hasWords(key) ? key : 'ui:refusal.unavailable'), { tone: 'overdue' })
  }
  await client.invalidateQueries()
  return done
}
