import pg from 'pg'
import { TestClock } from '#platform/clock.ts'
import { foundFirm, type TestFirm } from '../../tests/support/firm.ts'
import { type Answer, type Caller, ifMatch, testServer } from '../../tests/support/http.ts'
import { startProduct } from '../../tests/support/product.ts'

export type Person = keyof TestFirm['people']

/** The reply of a request that must have succeeded. */
export function done(answer: Answer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Opens, words and publishes a form; an open one gets its next version. */
export async function publishForm(
  by: Caller,
  purpose: string,
  practiceArea: string | null,
  questions: object[],
) {
  const { items } = done(await by.get('/api/forms'))
  const there = items.find(
    (form: { purpose: string; practiceArea: string | null }) =>
      form.purpose === purpose && form.practiceArea === practiceArea,
  )
  const form = there ?? done(await by.post('/api/forms', { purpose, practiceArea }))
  const path = `/api/forms/${form.id}`
  const draft = done(await by.put(`${path}/draft`, { questions }, ifMatch(form.version)))
  return done(await by.post(`${path}/publication`, { reason: '业务需要' }, ifMatch(draft.version)))
}

/** The whole product behind a server of the test, with somebody in every role. */
export async function startForms() {
  const product = await startProduct()
  const firm = await foundFirm(product.runtime)
  const { entrances, policy, handlers } = product.areas
  const { clock } = product
  const server = testServer({ database: product.db.database, clock, entrances, policy, handlers })
  const admin = new pg.Client({
    connectionString: product.db.adminUrl,
    options: '-c search_path=firm',
  })
  await admin.connect()
  const as = (person: Person): Caller => server.as(firm.people[person])

  return {
    product,
    firm,
    clock: clock as TestClock,
    as,
    stranger: server.as(null),
    publish: (by: Person, purpose: string, practiceArea: string | null, questions: object[]) =>
      publishForm(as(by), purpose, practiceArea, questions),
    id: (person: Person) => firm.people[person],
    department: (name: string) => firm.departments[name] as string,
    look: async (query: string, values: unknown[] = []) => (await admin.query(query, values)).rows,
    close: async () => {
      await admin.end()
      await server.close()
      await product.close()
    },
  }
}
export type Forms = Awaited<ReturnType<typeof startForms>>

export const question = (key: string, kind: string, zh: string, more: object = {}) => ({
  key,
  kind,
  label: { zh, en: '' },
  ...more,
})
export const choices = (...names: [key: string, zh: string][]) =>
  names.map(([key, zh]) => ({ key, label: { zh, en: '' } }))
