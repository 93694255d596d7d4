// `npm start -- --demo`: a demonstration firm in a data folder of its own.
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runningOn } from './postgres.mjs'
import { gone } from './processes.mjs'
import { end, endOf, spawnServer } from './supervise.mjs'
import { both, CannotStart, say } from './words.mjs'

/** The folder of the demonstration where COVENANT_DATA names none. */
export const demoFolder = '.covenant-demo'

const roleNames = {
  managing_partner: '管理合伙人',
  partner: '合伙人',
  lawyer: '律师',
  assistant: '律师助理',
  department_head: '部门负责人',
  client_relationship_manager: '客户关系经理',
  client_service_specialist: '客户服务专员',
  marketing: '市场',
  finance: '财务',
  human_resources: '人力资源',
  it_administrator: '信息技术',
  conflict_officer: '利益冲突审查',
  complaint_owner: '投诉处理',
}

/** What the command line asks for. @returns {{ fresh: boolean } | null} null: the firm itself. */
export function demoAsked(args) {
  const unknown = args.filter((one) => !['--demo', '--fresh'].includes(one))
  if (unknown.length > 0 || (args.includes('--fresh') && !args.includes('--demo')))
    throw new CannotStart(
      both(
        `不认识的参数：${args.join(' ')}。可用：--demo，--demo --fresh`,
        `Unknown arguments: ${args.join(' ')}. There are --demo and --demo --fresh.`,
      ),
    )
  if (!args.includes('--demo')) return null
  if (process.env.DATABASE_URL)
    throw new CannotStart(
      both(
        '演示律所只使用自带的数据库，请先去掉 DATABASE_URL。',
        'The demonstration firm uses the database that comes along: unset DATABASE_URL.',
      ),
    )
  const password = process.env.COVENANT_DEMO_PASSWORD
  if (password && password.length < 10)
    throw new CannotStart(
      both(
        'COVENANT_DEMO_PASSWORD 太短，至少需要 10 个字符。',
        'COVENANT_DEMO_PASSWORD is too short: 10 characters at least.',
      ),
    )
  return { fresh: args.includes('--fresh') }
}

const markOf = (folder) => join(folder, 'demo.json')

function readMark(folder) {
  try {
    return JSON.parse(readFileSync(markOf(folder), 'utf8'))
  } catch {
    return null
  }
}

/** A folder with somebody's firm in it is never touched. */
export function refuseRealFirm(folder) {
  const holdsSomething = ['postgres', 'keys'].some((name) => existsSync(join(folder, name)))
  if (!holdsSomething || existsSync(markOf(folder))) return
  throw new CannotStart(
    both(
      `数据文件夹 ${folder} 中已有真实律所的数据，演示不会使用它。请用 COVENANT_DATA 另指定一个空文件夹，或不设置它。`,
      `The data folder ${folder} holds a real firm; the demonstration leaves it alone. Name an empty one with COVENANT_DATA, or none.`,
    ),
  )
}

/** Clears away a demonstration that is to be made anew, or that was cut off while it was made. */
export async function makeRoom(folder, { fresh }) {
  const mark = readMark(folder)
  if (mark?.state === 'ready' && !fresh) return
  const data = join(folder, 'postgres')
  if (existsSync(data)) {
    const place = realpathSync(data)
    const left = runningOn(place)
    if (left) {
      process.kill(left.pid, 'SIGINT')
      await gone(left.pid, 20_000)
    }
    rmSync(place, { recursive: true, force: true })
    rmSync(data, { force: true })
  }
  for (const name of ['files', 'keys', 'mail'])
    rmSync(join(folder, name), { recursive: true, force: true })
  writeFileSync(markOf(folder), '{ "state": "loading" }\n', { mode: 0o600 })
}

/** Makes the firm where it is not there yet, and says how to sign in. @returns {Promise<number>} 0: serve it. */
export async function fillDemo(folder, env, { stopAsked, databaseGone }) {
  if (readMark(folder)?.state !== 'ready') {
    say(
      '正在演出两年的律所历史（需数分钟）…',
      'Playing two years of a firm’s life (a few minutes)…',
    )
    const child = spawnServer(env, 'src/shell/demo.ts', ['--max-semi-space-size=64'])
    const ended = endOf(child)
    const what = await Promise.race([
      ended,
      stopAsked.then(() => 'stop'),
      databaseGone.then(() => 'database'),
    ])
    if (what === 'stop' || what === 'database') {
      await end(child, ended)
      return what === 'stop' ? 130 : 1
    }
    if (what.code !== 0) return what.code ?? 1
  }
  sayAccounts(readMark(folder))
  return 0
}

function sayAccounts({ password, accounts, madeAt }) {
  say(
    `演示账号，密码均为 ${password}：`,
    `Accounts of the demonstration, all with the password ${password}:`,
  )
  for (const { role, name, email } of accounts)
    console.log(`  ${email.padEnd(28)} ${name.padEnd(4, '　')} ${roleNames[role]} ${role}`)
  const days = Math.floor((Date.now() - Date.parse(madeAt)) / 86_400_000)
  if (days < 2) return
  say(
    `演示数据停在 ${days} 天前，期间的承诺均已到期。重新生成：  npm start -- --demo --fresh`,
    `The demonstration ends ${days} days ago; what was owed since is overdue. Make it anew:  npm start -- --demo --fresh`,
  )
}
