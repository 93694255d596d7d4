import { type Entrance, entrance } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { readAuditEndpoint } from './contract.ts'
import { exportingAudit } from './export-audit.ts'
import { readAudit } from './read-audit.ts'

export { auditPolicy } from './policy.ts'

export const auditEntrances = (parts: KeeperParts): Entrance[] => [
  entrance(readAuditEndpoint, readAudit(parts)),
  exportingAudit(parts),
]
