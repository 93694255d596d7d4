import { median, note, print, timed } from '../figure.ts'
import { fill, type Filling, lawyersLead } from '../fill.ts'
import { answered, type Caller, callerAt } from '../http.ts'
import { type BenchDatabase, foundBenchFirm, openPlace, type Person } from '../place.ts'
import { type BenchServer, startServer } from '../server.ts'
import { someLead } from './lists.ts'
import { type Read, readsOf } from './reads.ts'

/** The log is as long in both: only the number of leads differs. Withdrawn leads are in no list: page 200 is full. */
const small: Filling = { leads: 10_600, events: 500_000, ofLawyer: 600 }
const large: Filling = { ...small, leads: 1_060_000 }
const repeats = 40
const limit = 1.5

/** A database of one size with its server. */
interface Side {
  database: BenchDatabase
  server: BenchServer
  filling: Filling
}

/** The same reads at 10 k and at 1 M leads, in turns, so that both see the same machine. */
export async function run(): Promise<void> {
  const place = await openPlace()
  const sides: Side[] = []
  try {
    for (const filling of [small, large]) {
      note(`filling ${filling.leads} leads …`)
      const database = sides.length === 0 ? place : await place.create(`of_${filling.leads}`)
      await fill(database, await foundBenchFirm(database, ['manager', 'lawyer']), filling)
      const server = await startServer({ adminUrl: database.adminUrl, folder: place.folder })
      sides.push({ database, server, filling })
    }
    for (const who of ['manager', 'lawyer'] as const) {
      note(`${who} …`)
      await compare(who, sides as [Side, Side])
    }
  } finally {
    for (const { server } of sides) await server.stop()
    await place.close()
  }
}

async function compare(who: Person, sides: [Side, Side]): Promise<void> {
  const [few, many] = await Promise.all([readsAs(who, sides[0]), readsAs(who, sides[1])])
  for (const [place, read] of few.reads.entries()) {
    const [least, most] = await inTurns(few.caller, read, many.caller, many.reads[place] as Read)
    print({
      bench: `spine growth ${who}`,
      name: `${read.name}: 1 M leads against 10 k`,
      value: most / least,
      unit: 'times',
      // Where there is a hundred times as much to find it is not the same read.
      ...(read.growing ? {} : { limit, better: 'lower' as const }),
      more: { small: `${least.toFixed(2)} ms`, large: `${most.toFixed(2)} ms` },
    })
  }
}

async function readsAs(who: Person, { database, server, filling }: Side) {
  const caller = await callerAt(server.port, who)
  const { id, channel } = await someLead(database, lawyersLead(filling))
  return { caller, reads: await readsOf(caller, id, channel) }
}

/** Medians of the same read on both sides. */
async function inTurns(a: Caller, readA: Read, b: Caller, readB: Read): Promise<[number, number]> {
  const samples: [number[], number[]] = [[], []]
  for (let n = 0; n < repeats + 12; n += 1) {
    const times = [
      await timed(async () => answered(await a.get(readA.path))),
      await timed(async () => answered(await b.get(readB.path))),
    ] as const
    if (n < 12) continue
    samples[0].push(times[0])
    samples[1].push(times[1])
  }
  return [median(samples[0]), median(samples[1])]
}
