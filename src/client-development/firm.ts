import type { Work } from '#access/index.ts'
import { publishAboutFirm as publish } from '#organisation/index.ts'

// Until the import of leads says it as the other slices do.
export async function publishAboutFirm(
  work: Work,
  type: string,
  object: string | null,
  data: Record<string, unknown>,
): Promise<void> {
  await publish(work, [{ type, object, data }])
}
