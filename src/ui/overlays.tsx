import { lazy } from 'react'

/** Parts that stand over the page now and then; each is loaded when first wanted. */
export const Palette = lazy(() => import('./palette.tsx'))
export const KeysSheet = lazy(() => import('./keys-sheet.tsx'))
