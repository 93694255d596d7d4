/** Milliseconds between two questions whether the server is there again. */
const pause = 3_000

let answers = true
let asking: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Whether the server answered when it was last asked. */
export const serverAnswers = (): boolean => answers

export function watchServer(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Notes whether an answer came. While none does, it is asked for until one comes. */
export function noteAnswer(came: boolean): void {
  if (came === answers) return
  answers = came
  clearTimeout(asking)
  if (!came) asking = setTimeout(() => void askOn(), pause)
  for (const listener of listeners) listener()
}

/** Asks whether it is there now. */
export async function askServer(): Promise<boolean> {
  const came = await fetch('/healthz', { cache: 'no-store' }).then(comesFromServer, () => false)
  noteAnswer(came)
  return came
}

async function askOn() {
  if (!(await askServer())) asking = setTimeout(() => void askOn(), pause)
}

/** A proxy in front of the server answers for one that is not there. */
export const comesFromServer = ({ status }: { status: number }): boolean =>
  ![502, 503, 504].includes(status)
