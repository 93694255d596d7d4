import { useEffect } from 'react'

/** From now on this browser takes what is shared with us, also when nobody is signed in. */
export function useShareWorker(): void {
  useEffect(() => {
    // Only where the address is safe; a browser that refuses does without sharing.
    navigator.serviceWorker?.register('/share-worker.js').catch(() => undefined)
  }, [])
}
