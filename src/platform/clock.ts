/** Where "now" comes from. Everything that needs the time takes it from here or as an argument. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is told to move: tests and the demonstration firm. */
export class TestClock implements Clock {
  #at: number

  constructor(start: Date | string) {
    this.#at = new Date(start).getTime()
  }

  now(): Date {
    return new Date(this.#at)
  }

  set(at: Date | string): void {
    this.#at = new Date(at).getTime()
  }

  /** Moves the clock on by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#at += milliseconds
  }
}
