import { useThing } from '#ui/index.ts'
import {
  type DuplicateMode,
  forecastImport,
  type ImportForecast,
  type ImportState,
  type ImportView,
} from '../contract.ts'

/** How many rows would go in, by what; `of` one sheet, or all of them together. */
export interface Forecast {
  all: Fates
  of(sheet: number): Fates
}
export type Fates = Omit<ImportForecast, 'sheet'>

const runs: readonly ImportState[] = ['read', 'mapped', 'paused', 'failed']

/** Whether rows still wait for somebody to begin, or to go on. */
export const waits = ({ state }: ImportView): boolean => runs.includes(state)

/** What would become of the rows that wait, as the run judges them; undefined until it is known. */
export function useForecast(one: ImportView, duplicates: DuplicateMode): Forecast | undefined {
  const { data } = useThing(
    forecastImport,
    ['imports', one.id, String(one.version)],
    { params: { id: one.id }, query: { duplicates } },
    { enabled: waits(one) && one.abilities.rows === true },
  )
  if (!data || !waits(one)) return undefined
  return {
    all: data.items.reduce<Fates>(sum, none),
    of: (sheet) => data.items.find((item) => item.sheet === sheet) ?? none,
  }
}

const none: Fates = { goes: 0, waits: 0, cannot: 0, duplicate: 0, skipped: 0 }

const sum = (one: Fates, other: Fates): Fates => ({
  goes: one.goes + other.goes,
  waits: one.waits + other.waits,
  cannot: one.cannot + other.cannot,
  duplicate: one.duplicate + other.duplicate,
  skipped: one.skipped + other.skipped,
})
