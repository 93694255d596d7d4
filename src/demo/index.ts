import { dispatchOutbox, type Entrance, type PolicyTable, type Runtime } from '#access/index.ts'
import { bringFile, type ReceivedFile } from '#client-service/index.ts'
import { type Caller, createCaller } from './caller.ts'
import { dice } from './dice.ts'
import { clearDesk } from './firm/desk.ts'
import { clearDuplicates } from './firm/duplicates.ts'
import { changeCharter, forgive, leave, recordReviews } from './firm/firm-life.ts'
import { foundFirm, readCharter } from './firm/found.ts'
import { openMarketing } from './firm/marketing.ts'
import { openForms } from './firm/forms.ts'
import { bringRegister } from './firm/register.ts'
import { openToday } from './firm/today.ts'
import { courses, holdCourse } from './firm/training.ts'
import { careFor } from './care/care.ts'
import { keepInTouch } from './care/greetings.ts'
import { everyone, type House } from './house.ts'
import { disputeClaim } from './leads/claims.ts'
import { leadRoad } from './leads/road.ts'
import { createRegistry } from './parties/parties.ts'
import { planLeads } from './plan.ts'
import { handovers } from './service/handover.ts'
import { tales } from './stories/index.ts'
import { createTheatre } from './theatre.ts'
import {
  day,
  dayOf,
  hour,
  isOpen,
  midnight,
  minute,
  opening,
  workingDays,
  workingHours,
} from './time.ts'
import { createVoices } from './words.ts'

export { cast, firmName, founderKey, mailOf, offices, shownFor } from './firm/cast.ts'
export type { House } from './house.ts'

export interface DemoParts {
  runtime: Runtime
  entrances: Entrance[]
  policy: PolicyTable<never>
  /** What time alone brings: the sweep, the waking of leads. */
  passTime(runtime: Runtime): Promise<unknown>
  /** Founds the firm at an instant; returns the founder's account. */
  found(runtime: Runtime): Promise<string>
  /** Works at imports that were asked for. */
  runImports(runtime: Runtime): Promise<unknown>
  /** A request that brings a sheet along. */
  bringSheet: House['bringSheet']
  /** The signed contract that every case has on file. */
  signedCopy: ReceivedFile
}

export interface DemoOptions {
  seed: string
  /** The moment at which the history ends. */
  now: Date
  months: number
  /** Share of the full firm's leads, clients and cases. */
  scale: number
  /** Told once for every month of the history, while everybody pauses. */
  progress(month: string, acts: number): void | Promise<void>
}

/**
 * Plays two years of a firm's life with the product's own verbs, the clock set back: nothing is
 * written that a person could not have done, and an act that is refused fails the load.
 */
export async function loadDemo(parts: DemoParts, options: DemoOptions): Promise<House> {
  const end = options.now.getTime()
  // Two years of unread notices would be no pleasure to anybody.
  const caller = createCaller({ ...parts, quietUntil: workingDays(end, -1.5) })
  const begin = opening(end - options.months * 30.44 * day)
  const account = await parts.found(caller.runtimeAt(begin))
  const chance = dice(options.seed)
  const firm = await foundFirm(caller, chance, account, begin + 5 * minute)
  const house: House = {
    caller,
    theatre: createTheatre(options.seed),
    firm,
    registry: createRegistry(),
    newVoice: createVoices(),
    tales,
    begin,
    end,
    signedCopy: bringFile(parts.signedCopy),
    bringSheet: parts.bringSheet,
    runImports: (at) => parts.runImports(caller.runtimeAt(at)),
    formsOpen: false,
    secondCharter: opening(begin + Math.max(10 * day, (end - begin) * 0.12)),
    clients: [],
    welcome: (client) =>
      house.theatre.begin(
        `${client.name} care`,
        client.since,
        (teller) => careFor(house, teller, client),
        client.lane,
      ),
    running: new Set(),
    leads: [],
    inTheEvening: (at, act) => {
      const evening = midnight(dayOf(at)) + 18.2 * hour
      if (evening < end) house.theatre.pause(Math.max(at, evening), act)
    },
    wakesOn: (date) => {
      const morning = midnight(date) + 9.2 * hour
      if (morning < end) house.theatre.pass(morning, (at) => parts.passTime(caller.runtimeAt(at)))
    },
  }
  beginStories(house, options.scale)
  letTimePass(house, parts, options)
  await house.theatre.run({ end, atOnce: 9 })
  return house
}

function beginStories(house: House, scale: number): void {
  const { theatre, begin, end } = house
  const start = begin + 6 * hour
  for (const who of everyone(house))
    theatre.begin(`charter ${who.key}`, start, (teller) => readCharter(house, teller, who), 'firm')
  theatre.begin('marketing', start, (teller) => openMarketing(house, teller))
  for (const course of courses)
    theatre.begin(
      `course ${course.name}`,
      opening(begin + course.after * day),
      (teller) => holdCourse(house, teller, course),
      'firm',
    )
  theatre.begin('reviews', start, (teller) => recordReviews(house, teller), 'firm')
  theatre.begin(
    'charter',
    Math.max(start, workingDays(house.secondCharter, -12)),
    (teller) => changeCharter(house, teller),
    'firm',
  )
  theatre.begin('greetings', begin + 20 * day, (teller) => keepInTouch(house, teller))
  theatre.begin('duplicates', begin + 15 * day, (teller) => clearDuplicates(house, teller))
  theatre.begin('desk', begin + 20 * day, (teller) => clearDesk(house, teller))
  theatre.begin('forgiveness', begin + 60 * day, (teller) => forgive(house, teller))
  theatre.begin('handovers', begin + 70 * day, (teller) => handovers(house, teller))
  const away = (
    name: string,
    from: number,
    days: number,
    story: Parameters<typeof leave>[2],
    deputy: Parameters<typeof leave>[3],
    reason: string,
  ) =>
    theatre.begin(name, opening(from), (teller) =>
      leave(house, teller, story, deputy, opening(from + days * day), reason),
    )
  away('leave of last year', begin + (end - begin) * 0.3, 9, 'zhou', 'gu', '婚假')
  away('leave of today', workingDays(end, -4), 16, 'he', 'zhou', '年休假，客户与线索由周以宁代办')
  for (const plan of planLeads(house, dice('leads'), scale))
    theatre.begin(plan.name, plan.arrives, (teller) => leadRoad(house, teller, plan))
  theatre.begin('forms', begin + 9 * day, (teller) => openForms(house, teller))
  for (const ago of [70, 24])
    theatre.begin(`claim ${ago}`, opening(end - ago * day), (teller) =>
      disputeClaim(house, teller, true),
    )
  theatre.begin('claim of today', workingHours(end, -2), (teller) =>
    disputeClaim(house, teller, false),
  )
  theatre.begin('register', workingDays(end, -2), (teller) =>
    bringRegister(house, teller, Math.max(3, Math.round(65 * scale))),
  )
  openToday(house, Math.min(1, scale * 3))
}

/**
 * Every other working day, at another hour each time, and every hour at the end, time's own work is done, beside what
 * people do.
 */
function letTimePass(house: House, parts: DemoParts, { progress }: DemoOptions): void {
  const { caller, theatre, begin, end } = house
  const chance = dice('pauses')
  let month = dayOf(begin).slice(0, 7)
  const pass = async (at: number, sends: boolean) => {
    await passTime(caller, parts, at, sends)
    const told = month
    month = dayOf(at).slice(0, 7)
    if (told !== month) await progress(told, caller.count())
  }
  let days = 0
  for (let date = midnight(dayOf(begin)); date < end; date += day) {
    if (!isOpen(date + 10 * hour)) continue
    const lately = end - date < 3 * day
    days += 1
    if (end - date > 20 * day && days % 2 === 0) continue
    const hours = lately ? [9, 10, 11, 12, 14, 15, 16, 17] : [chance.within(9, 17.8)]
    for (const at of hours.map((one) => date + one * hour)) {
      const sends = lately || chance.chance(0.3)
      if (at > begin && at < end) theatre.pass(at, (now) => pass(now, sends))
    }
  }
  theatre.pause(end, async (now) => {
    await pass(now, true)
    await progress(month, caller.count())
  })
}

async function passTime(
  caller: Caller,
  parts: DemoParts,
  at: number,
  sends: boolean,
): Promise<void> {
  const runtime = caller.runtimeAt(at)
  await parts.passTime(runtime)
  if (sends) await dispatchOutbox(runtime)
}
