import { useLocation } from '@tanstack/react-router'
import { choicesIn } from './columns.ts'

interface Place {
  top: number
  near: string | undefined
}

/** Where lists stood when they were left, by address; as long as the window lives. */
const places = new Map<string, Place>()

/** Keeps the place in a list while one is away on another page. */
export function usePlace(): { read: () => Place | undefined; keep: (place: Place) => void } {
  const { pathname, search } = useLocation()
  const key = `${pathname} ${JSON.stringify(choicesIn(search as Record<string, string>))}`
  return {
    read: () => places.get(key),
    keep: (place) => void places.set(key, place),
  }
}
