import type { ConflictFinding } from '../../contract.ts'

/** What is the same of findings that say the same and ask for nothing; null where there is something to do. */
function samenessOf(finding: ConflictFinding): string | null {
  const { evidence, disposition, open } = finding
  if (!evidence?.other || open !== null || disposition || finding.dispositions.length > 0) {
    return null
  }
  const { searched, hit, declared, path, reasons } = evidence
  const { class: grade, rule, article, tier, person, until } = finding
  return JSON.stringify([
    [searched.partyId, searched.name, searched.role, hit.partyId, hit.name, declared],
    [grade, rule, article, tier, person?.id, until],
    [path, reasons],
  ])
}

/**
 * One party met in several affairs, of one class and with one consequence, is one line that names the affairs: each in
 * the place of the first of them. Where somebody has to look or to decide, every finding stands by itself.
 */
export function foldAlike(findings: ConflictFinding[]): ConflictFinding[][] {
  const lines = new Map<string, ConflictFinding[]>()
  for (const finding of findings) {
    const key = samenessOf(finding) ?? finding.id
    const line = lines.get(key)
    if (line) line.push(finding)
    else lines.set(key, [finding])
  }
  return [...lines.values()]
}
