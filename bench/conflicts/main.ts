import { note } from '../figure.ts'

/** Parts of the bench of conflicts of interest; all of them when none is named. */
const parts: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  races: () => import('./races.ts'),
  search: () => import('./search.ts'),
  walls: () => import('./walls.ts'),
}

export async function run(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) {
    note(`conflicts has no ${unknown.join(', ')}; it has ${Object.keys(parts).join(', ')}`)
    process.exit(64)
  }
  for (const [name, load] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    note(`conflicts ${name} …`)
    await (await load()).run()
  }
}
