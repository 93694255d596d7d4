// Installs the packages when they are missing or not those of the lock file.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkLibraries, checkNode26, checkPlatform, checkSpace } from './machine.mjs'
import { inPackages, node26, root } from './places.mjs'
import { both, CannotStart, say } from './words.mjs'

const lockFile = join(root, 'package-lock.json')
const stamp = inPackages('.covenant-lock')

const hashOfLock = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex')

function installed() {
  return existsSync(node26) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfLock()
}

/** Makes the checkout ready to run: the machine fits, the packages are there, Node 26 starts. */
export async function setUp() {
  checkPlatform()
  if (!installed()) {
    checkLibraries()
    checkSpace(root)
    await install()
  }
  checkNode26()
}

async function install() {
  say(
    '正在安装所需软件包（首次约需一分钟）…',
    'Installing packages (about a minute the first time)…',
  )
  const tracked = ['package.json', 'package-lock.json'].map((name) => join(root, name))
  const before = tracked.map((file) => readFileSync(file))
  const began = Date.now()
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000)
    console.log(`  … ${seconds} s`)
  }, 5_000)
  const { code, said } = await npmInstall()
  clearInterval(progress)
  // npm may rewrite them, for instance where a registry carries one platform only.
  tracked.forEach((file, index) => {
    if (!readFileSync(file).equals(before[index])) writeFileSync(file, before[index])
  })
  if (code !== 0) {
    const end = said.trim().split('\n').slice(-15).join('\n')
    throw new CannotStart(
      both(
        `软件包安装失败，请检查网络与 npm 设置：\n${end}`,
        'The packages could not be installed (see above).',
      ),
    )
  }
  writeFileSync(stamp, hashOfLock())
}

/** `npm install`, not `npm ci`, which refuses where a registry lacks the packages of other platforms. */
function npmInstall() {
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
  ]
  const npm = process.env.npm_execpath
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  return new Promise((done, reject) => {
    const child = spawn(program, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const hear = (text) => {
      said = (said + text).slice(-20_000)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => done({ code, said }))
  })
}
