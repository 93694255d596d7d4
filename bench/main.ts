import { note } from './figure.ts'

/** Benches by name; each prints its figures. */
const benches: Record<string, () => Promise<{ run(parts: string[]): Promise<void> }>> = {
  spine: () => import('./spine/main.ts'),
  web: () => import('./web/main.ts'),
  conflicts: () => import('./conflicts/main.ts'),
}

const [name = '', ...parts] = process.argv.slice(2)
const bench = benches[name]
if (!bench) {
  note(`npm run bench -- NAME   NAME: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
await (await bench()).run(parts)
process.exit(0)
