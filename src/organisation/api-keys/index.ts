export { apiKeyPolicy } from './policy.ts'
export { apiKeyEntrances } from './routes.ts'
export type { ApiKeyRefusal } from './rules.ts'
export { revokeKeys } from './sql.ts'
