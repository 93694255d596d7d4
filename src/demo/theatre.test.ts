import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createTheatre, type Story, type Teller } from './theatre.ts'

describe('a theatre', () => {
  test('lets stories of one client act one at a time, and those of others beside them', async () => {
    const theatre = createTheatre('test')
    const acting = new Map<string, number>()
    let most = 0
    let together = 0
    const tell = async function* (teller: Teller): Story {
      for (let step = 0; step < 5; step += 1) {
        const { lane } = teller
        acting.set(lane, (acting.get(lane) ?? 0) + 1)
        most = Math.max(most, acting.get(lane) as number)
        together = Math.max(together, [...acting.values()].filter((one) => one > 0).length)
        await setImmediate()
        acting.set(lane, (acting.get(lane) as number) - 1)
        yield teller.at + 1
      }
    }
    for (const client of ['甲', '乙'])
      for (const story of ['来访', '回访', '进展'])
        theatre.begin(`${client}${story}`, 1, tell, client)
    await theatre.run({ end: 100, atOnce: 4 })
    expect(most).toBe(1)
    expect(together).toBe(2)
  })

  test('tells nothing that lies beyond its end', async () => {
    const told: number[] = []
    const theatre = createTheatre('test')
    theatre.begin('来访', 1, async function* (teller): Story {
      for (;;) {
        told.push(teller.at)
        yield teller.at + 10
      }
    })
    await theatre.run({ end: 30, atOnce: 2 })
    expect(told).toEqual([1, 11, 21])
  })

  test('pauses where it was asked to, also on the way, and not beyond its end', async () => {
    const happened: string[] = []
    const theatre = createTheatre('test')
    theatre.pause(12, async (at) => happened.push(`sweep ${at}`))
    theatre.pause(40, async (at) => happened.push(`never ${at}`))
    theatre.begin('来访', 1, async function* (teller): Story {
      for (;;) {
        happened.push(`visit ${teller.at}`)
        if (teller.at === 11) theatre.pause(20, async (at) => happened.push(`evening ${at}`))
        yield teller.at + 10
      }
    })
    await theatre.run({ end: 30, atOnce: 2 })
    expect(happened).toEqual(['visit 1', 'visit 11', 'sweep 12', 'evening 20', 'visit 21'])
  })

  test('does in passing what time brings: after all that lies before, beside what comes soon, before what comes later', async () => {
    const happened: string[] = []
    const theatre = createTheatre('test')
    const hour = 3_600_000
    theatre.pass(10 * hour, async (at) => {
      happened.push(`sweep ${at / hour} begins`)
      for (let turn = 0; turn < 5; turn += 1) await setImmediate()
      happened.push(`sweep ${at / hour} ends`)
    })
    theatre.pass(12 * hour, async (at) => happened.push(`sweep ${at / hour}`))
    theatre.pause(14 * hour, async (at) => happened.push(`evening ${at / hour}`))
    for (const at of [9, 11, 13, 15])
      theatre.begin(`visit ${at}`, at * hour, async function* (): Story {
        await setImmediate()
        happened.push(`visit ${at}`)
        yield Number.POSITIVE_INFINITY
      })
    await theatre.run({ end: 20 * hour, atOnce: 4 })
    const place = (what: string) => happened.indexOf(what)
    expect(place('visit 9')).toBeLessThan(place('sweep 10 begins'))
    expect(place('visit 11')).toBeLessThan(place('sweep 10 ends'))
    expect(place('visit 11')).toBeLessThan(place('sweep 12'))
    expect(place('sweep 10 ends')).toBeLessThan(place('sweep 12'))
    expect(happened.slice(-2)).toEqual(['evening 14', 'visit 15'])
    expect(happened).toHaveLength(8)
  })

  test('fails where what is done in passing fails', async () => {
    const theatre = createTheatre('test')
    theatre.pass(1, async () => {
      throw new Error('asleep')
    })
    await expect(theatre.run({ end: 5, atOnce: 2 })).rejects.toThrow('asleep')
  })

  test('fails with the name of the story that did', async () => {
    const theatre = createTheatre('test')
    theatre.begin('回访', 1, async function* (): Story {
      yield 2
      throw new Error('refused')
    })
    await expect(theatre.run({ end: 5, atOnce: 2 })).rejects.toThrow('story 回访: refused')
  })
})
