import { asSystem, type Work } from '#access/index.ts'

/** Says what changed in the firm's set-up. Few may read the firm's log, so it is written with the system's sight. */
export async function publishAboutFirm(
  work: Work,
  type: string,
  object: string | null,
  data: Record<string, unknown>,
): Promise<void> {
  await asSystem(work, async (tx) => {
    const firm = await tx.selectFrom('firm').select('id').executeTakeFirstOrThrow()
    await work.publish([{ type, subject: { kind: 'firm', id: firm.id }, object, data }])
  })
}
