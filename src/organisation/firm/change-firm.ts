import type { Input, Work } from '#access/index.ts'
import { notFound } from '#platform/http/refusal.ts'
import { publishChange } from '../publish.ts'
import { expectVersion } from '#platform/http/version.ts'
import type { changeFirmEndpoint, Firm } from './contract.ts'
import { presentFirm } from './read-firm.ts'
import { lockFirm, updateFirm } from './sql.ts'

/** Changes the firm's name or its privacy notice. */
export async function changeFirm(
  work: Work,
  { body, ifMatch }: Input<typeof changeFirmEndpoint>,
): Promise<Firm> {
  const before = await lockFirm(work.tx)
  if (!before) throw notFound()
  expectVersion(ifMatch, presentFirm(before, work.actor))
  const after = await updateFirm(work.tx, body)
  const fields = (['name', 'nameEn', 'privacyNotice'] as const).filter(
    (field) => before[field] !== after[field],
  )
  await publishChange(work, [{ type: 'firm.changed', data: { fields } }])
  return presentFirm(after, work.actor)
}
