// Running a program of the checkout to its end.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { node26, root } from './places.mjs'

/** What Node made of our files, for its next start: a fifth of what a start costs. Without room for it Node does without. */
const compiled = join(root, 'node_modules/.cache/compiled')

/** The environment of our programs: Node 26 first on the PATH, so that what they start finds it. */
export function ourEnvironment(more = {}) {
  const path = `${dirname(node26)}:${process.env.PATH ?? ''}`
  return { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path, ...more }
}

/**
 * Runs a program in the checkout, on our console.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {Promise<number>} its exit code
 */
export function run(program, args, { env = {} } = {}) {
  return new Promise((done, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: ourEnvironment(env) })
    // We outlive the program, so that what we started for it is put away.
    const passOn = (signal) => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, passOn)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const one of ['SIGINT', 'SIGTERM']) process.off(one, passOn)
      done(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** Runs a program under Node 26. @returns {Promise<number>} its exit code */
export const run26 = (args, options) => run(node26, args, options)
