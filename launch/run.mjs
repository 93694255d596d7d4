// `npm run <name>`: sets up, then runs one of the commands below under Node 26.
import { requireNode } from './node-version.mjs'

requireNode()

const packages = (path) => new URL(`../node_modules/${path}`, import.meta.url).pathname
const under26 = async (...args) => (await import('./command.mjs')).run26(args)

const commands = {
  test: async (args) => (await import('./test.mjs')).test(args),
  check: async (args) => (await import('./check.mjs')).check(args),
  generate: async ([file]) => (await import('./generate.mjs')).generate(file),
  format: async (args) =>
    (await import('./command.mjs')).run(packages('.bin/biome'), ['format', '--write', ...args]),
  build: async (args) => under26(packages('vite/bin/vite.js'), 'build', ...args),
  bench: async (args) => under26('bench/main.ts', ...args),
  'eval:names': async (args) => under26('bench/names/main.ts', ...args),
  pictures: async (args) => under26('tests/pictures/make.ts', ...args),
  backup: async (args) => under26('launch/backup.mjs', ...args),
  restore: async (args) => under26('launch/restore.mjs', ...args),
}

async function main([name = '', ...args]) {
  const command = Object.hasOwn(commands, name) ? commands[name] : null
  if (!command) {
    console.error(`npm run ${Object.keys(commands).join(' | ')}`)
    return 64
  }
  const { sayWhy } = await import('./words.mjs')
  try {
    await (await import('./set-up.mjs')).setUp()
    return await command(args)
  } catch (error) {
    sayWhy(error)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
