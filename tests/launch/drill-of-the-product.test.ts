import { chmodSync, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { backUp } from '../../launch/backup.mjs'
import { restore } from '../../launch/restore.mjs'
import { browserAt, founder, signIn } from '../support/product.ts'
import { type Running, start } from './running.ts'
import { temporaryFolder } from './temporary-folder.ts'

// What a firm does the day its server burns down: with the product itself, from end to end.

const parent = temporaryFolder()
// Where root's home is shut, the database must still find a place.
const shut = join(parent, 'shut')
mkdirSync(shut)
chmodSync(shut, 0o700)
const office = join(shut, 'office')
const contract = Buffer.from('%PDF-1.4 委托合同，绝密')
const running: Running[] = []
afterAll(() => running.forEach(({ child }) => child.kill('SIGKILL')))

async function started(data: string): Promise<Running> {
  const one = await start(data)
  running.push(one)
  return one
}

async function stop({ child, ended, said }: Running): Promise<void> {
  child.kill('SIGTERM')
  expect(await ended, said()).toBe(0)
}

test('a firm is set up, backed up while it works, and goes on elsewhere: people, leads, promises and files', async () => {
  const first = await started(office)
  const browser = browserAt(first.url)
  const code = /code:\s+([A-Z2-9-]{14})/.exec(first.said())?.[1]
  const firm = {
    firmName: '明理律师事务所',
    administratorName: founder.name,
    email: founder.email,
    password: founder.password,
  }
  expect((await browser.post('/api/set-up', { code, ...firm })).status).toBe(200)
  await signIn(browser, founder.email, founder.password)
  const lead = await browser.post('/api/leads', { name: '赵敏', phone: '13812345678' })
  const form = new FormData()
  form.set('file', new Blob([contract], { type: 'application/pdf' }), '委托合同.pdf')
  const file = await browser.post(`/api/files?subjectId=${lead.body.id}`, form)
  expect(file.status, JSON.stringify(file.body)).toBe(201)

  const taken = join(parent, 'taken')
  await backUp({ folder: office, to: taken })
  await browser.post('/api/leads', { name: '备份之后来的人', phone: '13812345679' })
  await stop(first)

  const elsewhere = join(parent, 'elsewhere')
  await restore({ from: taken, folder: elsewhere })
  const second = await started(elsewhere)
  const again = browserAt(second.url)
  await signIn(again, founder.email, founder.password)
  const leads = await again.get('/api/leads')
  expect(leads.body.items.map((one: { name: string }) => one.name)).toEqual(['赵敏'])
  const owed = await again.get(`/api/commitments?box=subject&subject=${lead.body.id}`)
  expect(owed.body.items.map((one: { clause: string }) => one.clause)).toEqual(['D1'])
  const kept = await again.get(`/api/files/${file.body.id}`)
  expect(kept.body).toBe(contract.toString())
  await stop(second)
}, 120_000)

test.runIf(process.getuid?.() === 0)(
  'started by root under a folder nobody may enter, the database lies where its own user can reach it (skipped for other users)',
  () => {
    expect(existsSync(join(office, 'postgres/PG_VERSION'))).toBe(true)
    expect(lstatSync(join(office, 'postgres')).isSymbolicLink()).toBe(true)
  },
)
