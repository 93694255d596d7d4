import { note } from '../figure.ts'

/** Parts of the bench of part 1; all of them when none is named. */
const parts: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  sweep: () => import('./sweep.ts'),
}

export async function run(wanted: string[]): Promise<void> {
  for (const [name, load] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    note(`spine ${name} …`)
    await (await load()).run()
  }
}
