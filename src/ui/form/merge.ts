import { contentOf } from './sending.ts'

const isGroup = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Whether two values of a field say the same; what was left empty may be kept in several ways. */
export const saysTheSame = (one: unknown, other: unknown): boolean =>
  contentOf('', tidy(one)) === contentOf('', tidy(other))

function tidy(value: unknown): unknown {
  if (value === '' || value === undefined) return null
  if (Array.isArray(value)) return value.map(tidy)
  if (!isGroup(value)) return value
  const said = Object.entries(value).filter(([, one]) => tidy(one) !== null)
  return Object.fromEntries(said.map(([name, one]) => [name, tidy(one)]))
}

/**
 * What another changed is taken over where nothing of one's own was written, field by field; a list
 * is one field.
 */
export function takenOver<Values extends object>(
  written: Values,
  before: Partial<Values>,
  current: Partial<Values>,
): Values {
  const own = written as Record<string, unknown>
  const was = before as Record<string, unknown>
  const is = current as Record<string, unknown>
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const merged = names.map((name) => {
    const [mine, now] = [own[name], is[name]]
    if (isGroup(mine) && isGroup(was[name]) && isGroup(now)) {
      return [name, takenOver(mine, was[name], now)]
    }
    return [name, saysTheSame(mine, was[name]) ? now : mine]
  })
  return { ...written, ...Object.fromEntries(merged) } as Values
}

/** The value at a dotted name: `fees.low`. */
export const valueAt = (values: unknown, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null)?.[part], values)
