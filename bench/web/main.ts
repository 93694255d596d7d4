import { note } from '../figure.ts'

/** Parts of the bench of the screens; all of them when none is named. */
const parts: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  screens: () => import('./screens.ts'),
  browsers: () => import('./browsers.ts'),
  dashboards: () => import('./dashboards.ts'),
}

export async function run(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) {
    note(`web has no ${unknown.join(', ')}; it has ${Object.keys(parts).join(', ')}`)
    process.exit(64)
  }
  for (const [name, load] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    note(`web ${name} …`)
    await (await load()).run()
  }
}
