// Where things lie in the checkout.
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** The Node that runs our TypeScript; it comes with the packages. */
export const node26 = join(root, 'node_modules/.bin/node')

/** A file of a package. */
export const inPackages = (path) => join(root, 'node_modules', path)
