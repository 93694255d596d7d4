// Other processes: whether they live, and whether they are still the ones we knew.
import { readFileSync } from 'node:fs'

/** Whether a process with this number lives. */
export function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * When a process began, in clock ticks since boot: with the number it names a process for good,
 * because numbers are given again. Null when there is none.
 */
export function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is a name in brackets that may itself hold brackets and spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** Waits, in ms. */
export const pause = (ms) => new Promise((go) => setTimeout(go, ms))

/** Waits until the process is gone. @returns whether it went within `ms` */
export async function gone(pid, ms) {
  for (let waited = 0; alive(pid); waited += 50) {
    if (waited >= ms) return false
    await pause(50)
  }
  return true
}
