import { type Dice, dice } from './dice.ts'

/** A story yields the instant at which it goes on; whatever lies beyond the end never happens. */
export type Story = AsyncGenerator<number, void, void>

/** What one story is told with. */
export interface Teller {
  /** The instant the story has reached; acts move it on a little. */
  at: number
  /** Of stories in one lane, a client's with all that happens to it, one acts at a time. */
  lane: string
  dice: Dice
}

export interface Theatre {
  /** Lets a story begin at an instant, in a lane of its own where none is named. */
  begin(name: string, at: number, tell: (teller: Teller) => Story, lane?: string): void
  /** Everybody pauses at an instant to come while something is done that would get in their way. */
  pause(at: number, act: Act): void
  /**
   * Something is done at an instant to come when all that lies before it is over. What comes soon after goes on
   * meanwhile, as it does while a server sees to what time brings.
   */
  pass(at: number, act: Act): void
  /** Lets everything happen in the order of time until `end`. */
  run(options: RunOptions): Promise<void>
}

export interface RunOptions {
  end: number
  /** Stories whose next step may be under way at one time. */
  atOnce: number
}

type Act = (at: number) => Promise<unknown>

interface Cue {
  at: number
  order: number
  act: Act
}

interface Waiting {
  at: number
  order: number
  name: string
  teller: Teller
  story: Story
}

interface Programme {
  waiting: Queue<Waiting>
  pauses: Queue<Cue>
  passes: Queue<Cue>
}

export function createTheatre(seed: string): Theatre {
  const programme: Programme = {
    waiting: createQueue(),
    pauses: createQueue(),
    passes: createQueue(),
  }
  let order = 0
  const next = () => {
    order += 1
    return order
  }
  return {
    begin: (name, at, tell, lane = name) => {
      const teller: Teller = { at, lane, dice: dice(`${seed} ${name}`) }
      programme.waiting.add({ at, order: next(), name, teller, story: tell(teller) })
    },
    pause: (at, act) => programme.pauses.add({ at, order: next(), act }),
    pass: (at, act) => programme.passes.add({ at, order: next(), act }),
    run: async ({ end, atOnce }) => {
      for (;;) {
        await until(programme, () => Math.min(programme.pauses.first(), end), atOnce)
        if (programme.pauses.first() > end) return
        const pause = programme.pauses.take()
        await pause.act(pause.at)
      }
    },
  }
}

/**
 * Steps of stories in the order of time, one a lane and several at once, and beside them what is done in passing, until
 * none is left before `end`.
 */
async function until(
  { waiting, passes }: Programme,
  end: () => number,
  atOnce: number,
): Promise<void> {
  const running = new Map<Promise<void>, number>()
  const behind = new Map<string, Waiting[]>()
  let passing: Cue | null = null
  let failure: Error | null = null
  const step = async (one: Waiting, lane: string) => {
    one.teller.at = one.at
    try {
      const { done, value } = await one.story.next()
      if (!done) waiting.add({ ...one, at: Math.max(value, one.teller.at) })
    } catch (error) {
      failure ??= new Error(`story ${one.name}: ${(error as Error).message}`, { cause: error })
    }
    for (const other of behind.get(lane) ?? []) waiting.add(other)
    behind.delete(lane)
  }
  const pass = async (cue: Cue) => {
    passing = cue
    try {
      await cue.act(cue.at)
    } catch (error) {
      failure ??= error as Error
    }
    passing = null
  }
  const under = (act: Promise<void>, at: number) => {
    const run: Promise<void> = act.finally(() => running.delete(run))
    running.set(run, at)
  }
  // Never beyond what time brings next but one: stories may be ahead of it, yet not of the day.
  const ahead = () => passes.instant(passing ? 1 : 2)
  const mayPass = () =>
    passing === null &&
    passes.first() <= end() &&
    passes.first() < Math.min(waiting.first(), ...running.values())
  for (;;) {
    while (
      failure === null &&
      running.size < atOnce &&
      waiting.first() <= Math.min(end(), ahead())
    ) {
      const one = waiting.take()
      const { lane } = one.teller
      const queue = behind.get(lane)
      if (queue) {
        queue.push(one)
        continue
      }
      behind.set(lane, [])
      under(step(one, lane), one.at)
    }
    if (failure === null && mayPass()) {
      const cue = passes.take()
      under(pass(cue), cue.at)
    }
    if (running.size === 0) break
    await Promise.race(running.keys())
  }
  if (failure !== null) throw failure
}

type Queue<T extends Timed> = ReturnType<typeof createQueue<T>>

interface Timed {
  at: number
  order: number
}

/** A heap by instant; of equals the one that began first. */
function createQueue<T extends Timed>() {
  const heap: T[] = []
  const before = (a: T, b: T) => a.at < b.at || (a.at === b.at && a.order < b.order)
  const at = (index: number) => heap[index] as T
  const swap = (a: number, b: number) => {
    const kept = at(a)
    heap[a] = at(b)
    heap[b] = kept
  }
  return {
    first: () => heap[0]?.at ?? Number.POSITIVE_INFINITY,
    /** The instant of the one that stands behind so many others, up to two of them. */
    instant: (behind: 1 | 2) =>
      heap
        .slice(0, 7)
        .map((one) => one.at)
        .toSorted((a, b) => a - b)[behind] ?? Number.POSITIVE_INFINITY,
    add(one: T): void {
      heap.push(one)
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1
        if (!before(at(child), at(parent))) break
        swap(child, parent)
        child = parent
      }
    },
    take(): T {
      const first = at(0)
      const last = heap.pop() as T
      if (heap.length === 0) return first
      heap[0] = last
      for (let parent = 0; ; ) {
        const left = 2 * parent + 1
        if (left >= heap.length) break
        const child = left + 1 < heap.length && before(at(left + 1), at(left)) ? left + 1 : left
        if (!before(at(child), at(parent))) break
        swap(child, parent)
        parent = child
      }
      return first
    },
  }
}
