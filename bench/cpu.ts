import { readdirSync, readFileSync } from 'node:fs'

interface Times {
  parent: number
  /** In seconds; a clock tick is a hundredth. */
  own: number
  ofEndedChildren: number
}

function timesOf(pid: number): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is a name in brackets that may itself hold brackets and spaces.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user, system, childUser, childSystem] = fields.slice(11, 15) as [
      number,
      number,
      number,
      number,
    ]
    return {
      parent: fields[1] as number,
      own: (user + system) / 100,
      ofEndedChildren: (childUser + childSystem) / 100,
    }
  } catch {
    return null
  }
}

/** Seconds of processor time a process and its children have used: on a busy machine the steadier figure. */
export function cpuSeconds(pid: number): number {
  const root = timesOf(pid)
  if (!root) return 0
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => timesOf(Number(name)))
    .filter((times) => times?.parent === pid)
  return children.reduce((sum, times) => sum + (times?.own ?? 0), root.own + root.ofEndedChildren)
}
