import { asActor, type Entrance, entrance, perform, type Runtime, system } from '#access/index.ts'
import type { SignIn } from '#access/sign-in/index.ts'
import { publishFirstCharter } from '#charter/index.ts'
import { setUpFirm } from '#organisation/index.ts'
import type { Database } from '#platform/db/database.ts'
import { badInput, refused } from '#platform/http/refusal.ts'
import type { SetUpCode } from './code.ts'
import { firstOffice, setUpFirm as setUpFirmEndpoint, setUpState } from './contract.ts'

export async function isSetUp(database: Database): Promise<boolean> {
  return asActor(database, system, async (tx) => {
    return (await tx.selectFrom('firm').select('id').executeTakeFirst()) !== undefined
  })
}

/** The first visit: founds the firm, publishes its charter and opens the first administrator's account. */
export function setUpEntrances(
  runtime: Runtime,
  signIn: SignIn,
  code: SetUpCode | null,
): Entrance[] {
  return [
    entrance(setUpState, async () => ({ needed: !(await isSetUp(runtime.database)) })),
    entrance(setUpFirmEndpoint, async (_work, { body }) => {
      if (await isSetUp(runtime.database)) throw refused('already_set_up')
      if (!code?.matches(body.code)) throw badInput([{ path: 'code', code: 'wrong_code' }])
      const { administratorName: name, email, password } = body
      const accountId = await signIn.createAccount({
        name,
        email,
        password,
        // There is no firm, so nobody in it: a set-up that broke off can be done again.
        isSomebodys: async () => false,
      })
      await perform(runtime, system, async (work) => {
        await publishFirstCharter(work)
        await setUpFirm(
          work,
          {
            name: body.firmName,
            nameEn: null,
            office: { ...officeOf(body.officeName), timeZone: 'Asia/Shanghai' },
            administrator: {
              name,
              nameEn: null,
              email: email.toLowerCase(),
              phone: null,
              language: 'zh-CN',
            },
          },
          accountId,
        )
      })
      return { ok: true as const }
    }),
  ]
}

/** Whoever reads in English has a name for the office that the product named. */
const officeOf = (name: string) =>
  name === firstOffice.name ? firstOffice : { name, nameEn: null }
