import { useCallback, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

/** On the telephone tables become lists and the rail a bar; the sheets use the same width. */
export const usePhone = () => useMedia('(max-width: 720px)')

let onPaper = false
function listenToPrinter(listener: () => void) {
  const begin = () => {
    onPaper = true
    listener()
  }
  const end = () => {
    onPaper = false
    listener()
  }
  window.addEventListener('beforeprint', begin)
  window.addEventListener('afterprint', end)
  return () => {
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  }
}

/** While the page is put on paper: what the screen folds away or moves within a frame must stand there as well. */
export const usePrinting = () => useSyncExternalStore(listenToPrinter, () => onPaper)
