import { note } from '../figure.ts'

/** Parts of the bench of part 1; all of them when none is named. */
const parts: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  lists: () => import('./lists.ts'),
  growth: () => import('./growth.ts'),
  import: () => import('./import.ts'),
  sweep: () => import('./sweep.ts'),
  durability: () => import('./durability.ts'),
  idle: () => import('./idle.ts'),
  start: () => import('./start.ts'),
}

export async function run(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) {
    note(`spine has no ${unknown.join(', ')}; it has ${Object.keys(parts).join(', ')}`)
    process.exit(64)
  }
  for (const [name, load] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    note(`spine ${name} …`)
    await (await load()).run()
  }
}
