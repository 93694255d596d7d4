import { civil } from './civil.ts'
import { commercial } from './commercial.ts'
import type { Tale } from './story.ts'

/** All tales, by practice. */
export const tales: readonly Tale[] = [...civil, ...commercial]
