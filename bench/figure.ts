/** One figure of a bench: a line of JSON on standard output. */
export interface Figure {
  bench: string
  name: string
  value: number
  unit: string
  /** What it is held against, and whether it holds. */
  limit?: number
  better?: 'lower' | 'higher'
  ok?: boolean
  more?: Record<string, unknown>
}

export function print(figure: Omit<Figure, 'ok'>): void {
  const { value, limit, better } = figure
  const ok = limit === undefined ? undefined : better === 'higher' ? value >= limit : value <= limit
  process.stdout.write(`${JSON.stringify({ ...figure, value: rounded(value), ok })}\n`)
}

const rounded = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))

export function quantile(samples: number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] as number
}

export const median = (samples: number[]): number => quantile(samples, 0.5)

/** Milliseconds an act takes. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

/** Says on standard error what is going on: long benches must not look dead. */
export const note = (line: string) => process.stderr.write(`${line}\n`)
