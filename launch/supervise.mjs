// Keeps the server running, and ends it.
import { spawn } from 'node:child_process'
import { ourEnvironment } from './command.mjs'
import { node26, root } from './places.mjs'
import { pause } from './processes.mjs'
import { say } from './words.mjs'

/** The server's way to say: as things are set, I cannot run, and I have said why. */
const cannotRunAsSet = 78
const crashesForgiven = 3
/** How far back crashes count, in ms. */
const memory = 60_000
/** How long the server may take to finish what it is doing, in ms. */
const patience = 10_000

/** A nursery that holds what a search of names leaves behind, and still an idle server below its limit (docs/BENCH.md). */
export const serverFlags = ['--max-semi-space-size=12']

/** Starts the server as a child in its own group: Ctrl-C reaches only us. */
export function spawnServer(env, script = 'src/shell/main.ts', flags = serverFlags) {
  const follow = new URL('follow-launcher.mjs', import.meta.url).href
  return spawn(node26, [...flags, '--import', follow, script], {
    cwd: root,
    env: ourEnvironment(env),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
}

/** Resolves when a child has ended. */
export function endOf(child) {
  return new Promise((done) => {
    child.once('exit', (code, signal) => done({ code, signal }))
    child.once('error', () => done({ code: 1, signal: null }))
  })
}

/** Asks the server to end, and insists. @returns {Promise<number>} its exit code */
export async function end(child, ended) {
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), patience)
  const { code, signal } = await ended
  clearTimeout(insist)
  if (signal === 'SIGKILL')
    say('服务器未及时结束，已强制停止。', 'The server did not end in time and was stopped.')
  return code ?? (signal === 'SIGTERM' ? 0 : 1)
}

/**
 * Runs the server until it ends, is asked to, or its database is gone; after a crash it starts again.
 * @param {() => import('node:child_process').ChildProcess} start
 * @param {{ stopAsked: Promise<unknown>, databaseGone: Promise<unknown> }} signs
 * @returns {Promise<number>} the exit code
 */
export async function supervise(start, { stopAsked, databaseGone }) {
  let crashes = []
  for (;;) {
    const child = start()
    const ended = endOf(child)
    const what = await Promise.race([
      stopAsked.then(() => 'stop'),
      databaseGone.then(() => 'database'),
      ended.then(() => 'ended'),
    ])
    if (what === 'stop') return end(child, ended)
    if (what === 'database') {
      say('数据库意外结束，服务器随之停止。', 'The database ended unexpectedly; the server stops.')
      const why = await databaseGone
      if (typeof why === 'string') console.error(why)
      await end(child, ended)
      return 1
    }
    const { code, signal } = await ended
    if (code === 0 || code === cannotRunAsSet) return code
    crashes = [...crashes.filter((at) => at > Date.now() - memory), Date.now()]
    if (crashes.length > crashesForgiven) {
      say(
        `服务器一分钟内多次异常退出（${code ?? signal}），不再重启。请查看上方日志。`,
        `The server crashed again and again within a minute (${code ?? signal}); giving up. See the log above.`,
      )
      return code ?? 1
    }
    say(
      `服务器异常退出（${code ?? signal}），正在重启…`,
      `The server crashed (${code ?? signal}); starting it again…`,
    )
    await Promise.race([pause(300), stopAsked])
  }
}
