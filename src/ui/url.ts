import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'

export type UrlValues = Record<string, string>

/**
 * What the address says after `?`: filters, tab, open panel. Setting a value changes the address, so
 * that every view can be sent to a colleague; an empty value leaves it.
 */
export function useUrl(): [UrlValues, (change: Record<string, string | null | undefined>) => void] {
  const navigate = useNavigate()
  const search = useLocation().search as Record<string, unknown>
  const values = Object.fromEntries(
    Object.entries(search).map(([key, value]) => [key, String(value)]),
  )
  const set = useCallback(
    (change: Record<string, string | null | undefined>) => {
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: (before: Record<string, unknown>) =>
          Object.fromEntries(
            Object.entries({ ...before, ...change }).filter(
              ([, value]) => value != null && value !== '',
            ),
          ),
      })
    },
    [navigate],
  )
  return [values, set]
}

/** A part of the address: `useParameter('leadId')` on `/leads/$leadId`. */
export function useParameter(name: string): string {
  const parameters: Record<string, string | undefined> = useParams({ strict: false })
  return parameters[name] ?? ''
}
