/**
 * Stands in for zod in the web build. The browser takes methods, paths and types from the contracts
 * and leaves checking to the server, so the 24 KB of the checker need not travel. Whoever tries to
 * check something there is told at once.
 */
const refuse = () => {
  throw new Error('Contracts are not checked in the browser; the server does that')
}

const checking = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'decode', 'encode'])

const shape: unknown = new Proxy(() => undefined, {
  get: (_, name) => {
    if (name === Symbol.iterator) return () => [][Symbol.iterator]()
    if (name === Symbol.toPrimitive) return () => ''
    if (typeof name === 'symbol' || name === 'then' || name === 'toJSON') return undefined
    return checking.has(name) ? refuse : shape
  },
  apply: () => shape,
  construct: () => shape as object,
})

export const z = shape
export default shape
