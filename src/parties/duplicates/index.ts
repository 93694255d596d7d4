export { forgetNear, holdNear, nearProgress, searchNear } from './near.ts'
export { duplicatePolicy } from './policy.ts'
export { duplicateEntrances } from './routes.ts'
export { mergeRepeats } from './repeats.ts'
