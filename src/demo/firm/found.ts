import { acknowledgeCharterEndpoint } from '#charter/reviews/contract.ts'
import {
  addPersonEndpoint,
  grantRoleEndpoint,
  revokeRoleEndpoint,
  changeDepartmentEndpoint,
  changeFirmEndpoint,
  listDepartmentsEndpoint,
  listOfficesEndpoint,
  openDepartmentEndpoint,
  openOfficeEndpoint,
  readFirmEndpoint,
} from '#organisation/contract.ts'
import { confirmDeclarations } from '#parties/contract.ts'
import { actorOfAccount, actorOfPerson, defaultWorkingHours } from '#organisation/index.ts'
import type { PersonActor, Role } from '#access/index.ts'
import type { Caller } from '../caller.ts'
import type { Dice } from '../dice.ts'
import { act, type Colleague, type Firm, type House } from '../house.ts'
import type { Story, Teller } from '../theatre.ts'
import { dayOf, minute, workingHours } from '../time.ts'
import {
  cast,
  firmName,
  firmNameEn,
  founderKey,
  furtherDepartments,
  type Key,
  mailOf,
  offices,
  shownFor,
} from './cast.ts'
import { privacyNotice } from './notice.ts'

/** Sets the firm up and hires everybody, as its founder would on the first two days. */
export async function foundFirm(
  caller: Caller,
  dice: Dice,
  founderAccount: string,
  at: number,
): Promise<Firm> {
  const { database, clock } = caller.runtimeAt(at)
  const founder = (await actorOfAccount(database, founderAccount, clock)) as PersonActor
  let now = at
  const later = () => (now += dice.within(2, 6) * minute)
  const firm = await caller.call(founder, readFirmEndpoint, {}, later())
  const body = { name: firmName, nameEn: firmNameEn, privacyNotice }
  await caller.call(founder, changeFirmEndpoint, { body, ifMatch: firm.version }, later())
  const branch = await caller.call(
    founder,
    openOfficeEndpoint,
    { body: { name: offices.branch, nameEn: 'Suzhou', workingHours: defaultWorkingHours } },
    later(),
  )
  const main = (await caller.call(founder, listOfficesEndpoint, {}, now)).items.find(
    (one) => one.id !== branch.id,
  )
  const officeIds = { main: main?.id as string, branch: branch.id }
  for (const { office, areas, ...named } of furtherDepartments) {
    const fields = { ...named, officeId: officeIds[office], kind: 'practice' as const }
    await caller.call(
      founder,
      openDepartmentEndpoint,
      { body: { ...fields, practiceAreas: areas } },
      later(),
    )
  }
  const departments = (await caller.call(founder, listDepartmentsEndpoint, {}, now)).items
  const byName = new Map(departments.map((one) => [one.name, one]))
  const colleague = (key: Key, id: string): Colleague => {
    const [name, , department, roles] = cast[key]
    const departmentId = byName.get(department)?.id as string
    return { key, id, name, department, departmentId, roles: [...(roles as readonly Role[])] }
  }
  const people = { [founderKey]: colleague(founderKey, founder.personId) } as Record<Key, Colleague>
  const hire = async (key: Key, joined: number) => {
    const [name, nameEn, department, roles] = cast[key]
    const place = byName.get(department)
    if (!place) throw new Error(`there is no ${department}`)
    const { id } = await caller.call(
      founder,
      addPersonEndpoint,
      {
        body: {
          name,
          nameEn,
          email: mailOf(key),
          phone: `154000${String(10_000 + Object.keys(cast).indexOf(key))}`,
          officeId: place.officeId,
          departmentId: place.id,
          joinedOn: dayOf(at),
          roles: [...roles],
        },
      },
      joined,
    )
    people[key] = colleague(key, id)
  }
  const others = (Object.keys(cast) as Key[]).filter((key) => key !== founderKey)
  for (let first = 0; first < others.length; first += 4)
    await Promise.all(others.slice(first, first + 4).map((key) => hire(key, later())))
  // The founder leaves the lead to a colleague, with whom rests from now on what nobody else answers for.
  const lead = people[shownFor.managing_partner]
  const leader = (await actorOfPerson(database, lead.id, clock)) as PersonActor
  const of = (role: Role) => ({ params: { id: founder.personId, role } })
  await caller.call(leader, grantRoleEndpoint, of('partner'), later())
  await caller.call(leader, revokeRoleEndpoint, of('managing_partner'), later())
  for (const department of departments) {
    const head = Object.values(people).find(
      (one) => one.departmentId === department.id && one.roles.includes('department_head'),
    )
    if (!head) continue
    const { officeId, name, nameEn, kind, practiceAreas, id, version } = department
    await caller.call(
      leader,
      changeDepartmentEndpoint,
      {
        params: { id },
        body: { officeId, name, nameEn, kind, practiceAreas, headId: head.id },
        ifMatch: version,
      },
      later(),
    )
  }
  return {
    id: firm.id,
    people,
    departments: Object.fromEntries(departments.map((one) => [one.name, one.id])),
    channels: {},
    campaigns: [],
    introductions: [],
    leaves: [],
  }
}

/** Everybody reads the charter within their first week; two need a reminder. Lawyers say what they have to declare. */
export async function* readCharter(house: House, teller: Teller, who: Colleague): Story {
  yield workingHours(teller.at, teller.dice.chance(0.06) ? 44 : teller.dice.within(2, 30))
  await act(house, teller, who, acknowledgeCharterEndpoint, {})
  if (who.roles.some((role) => ['partner', 'lawyer', 'assistant'].includes(role)))
    await act(house, teller, who, confirmDeclarations, { body: {} })
}
