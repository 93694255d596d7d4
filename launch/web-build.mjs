// The web app, built again when what it is made of has changed.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { run26 } from './command.mjs'
import { inPackages, root } from './places.mjs'
import { pause, startTime } from './processes.mjs'
import { both, CannotStart, say } from './words.mjs'

const built = join(root, 'dist/web')
const stamp = join(built, '.stamp')

function inputs() {
  const sources = readdirSync(join(root, 'src'), { recursive: true })
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .map((name) => join('src', name))
  const guide = readdirSync(join(root, 'docs/guide'), { recursive: true }).map((name) =>
    join('docs/guide', name),
  )
  const single = ['index.html', 'vite.config.ts', 'package-lock.json', 'launch/web-build.mjs']
  return [...sources, ...guide, ...single].filter((name) => isFile(join(root, name))).sort()
}

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

function hashOfInputs() {
  const hash = createHash('sha256')
  for (const name of inputs())
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0')
  return hash.digest('hex')
}

/** Builds the web app unless the one that is there was made from the same files. */
export async function buildWebApp() {
  if (!existsSync(join(root, 'vite.config.ts'))) {
    return say(
      '提示：没有 vite.config.ts，未构建网页。',
      'Note: no vite.config.ts, the web app is not built.',
    )
  }
  const wanted = hashOfInputs()
  const current = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (current()) return
  const release = await takeTurn()
  try {
    if (!current()) await build(wanted)
  } finally {
    release()
  }
}

/** One build at a time: two that write the same folder would spoil each other's. */
async function takeTurn() {
  const lock = join(root, 'dist/building')
  mkdirSync(dirname(lock), { recursive: true })
  const mine = `${process.pid} ${startTime(process.pid)}`
  for (;;) {
    try {
      writeFileSync(lock, mine, { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const [pid, began] = holder(lock)
    if (pid && startTime(pid) !== began) rmSync(lock, { force: true })
    else await pause(100)
  }
}

function holder(lock) {
  try {
    return readFileSync(lock, 'utf8').split(' ')
  } catch {
    return []
  }
}

async function build(wanted) {
  say('正在构建网页…', 'Building the web app…')
  rmSync(stamp, { force: true })
  // Whoever starts us, a test too: what is built is what people use.
  const env = { NODE_ENV: 'production' }
  const code = await run26([inPackages('vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { env })
  if (code !== 0)
    throw new CannotStart(
      both('网页构建失败（见上）。', 'The web app could not be built (see above).'),
    )
  mkdirSync(built, { recursive: true })
  compress()
  writeFileSync(stamp, wanted)
}

/** Beside every file of text, the same compressed: it goes over the line a third as long, and at once. */
function compress() {
  for (const name of readdirSync(built, { recursive: true })) {
    const path = join(built, name)
    if (!/\.(?:js|css|html|svg|json|webmanifest)$/.test(name) || !isFile(path)) continue
    const plain = readFileSync(path)
    if (plain.length < 1_000) continue
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
    writeFileSync(`${path}.br`, brotliCompressSync(plain, quality))
    writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }))
  }
}
