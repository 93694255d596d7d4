import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMail } from './mail.ts'

interface Received {
  to: string[]
  text: string
}

const received: Received[] = []
/** The server takes the next mail and dies before it says so. */
let breaking = false
const connections = new Set<Socket>()
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, done) =>
    done(address.startsWith('nobody@') ? new Error('no such mailbox') : null),
  onData: (stream, session, done) => {
    let text = ''
    stream.on('data', (part: Buffer) => (text += part.toString()))
    stream.on('end', () => {
      if (breaking) return connections.forEach((socket) => socket.destroy())
      received.push({ to: session.envelope.rcptTo.map((one) => one.address), text })
      done()
    })
  },
})
let url: string
let folder: string

beforeAll(async () => {
  server.server.on('connection', (socket: Socket) => connections.add(socket))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  folder = await mkdtemp(join(tmpdir(), 'covenant-mail-'))
})
afterAll(async () => {
  await new Promise<void>((closed) => server.close(closed))
  await rm(folder, { recursive: true, force: true })
})

test('a mail reaches a mail server in one piece, in Chinese', async () => {
  await createMail(url, '守约 <noreply@mingli.example>', folder)(
    'lin@mingli.example',
    '设置密码',
    '林晓，您好',
  )
  const mail = received.at(-1)
  expect(mail?.to).toEqual(['lin@mingli.example'])
  expect(mail?.text).toContain('noreply@mingli.example')
  expect(mail?.text).toContain(`=?UTF-8?B?${Buffer.from('设置密码').toString('base64')}?=`)
})

test('a line break in a subject or an address adds no header and no recipient', async () => {
  await createMail(url, null, folder)(
    'lin@mingli.example',
    'Hello\r\nBcc: everybody@elsewhere.example',
    'text',
  )
  const mail = received.at(-1)
  expect(mail?.to).toEqual(['lin@mingli.example'])
  expect(mail?.text).not.toMatch(/^bcc:/im)
})

test('a mail may say the same in HTML beside the plain words', async () => {
  const html = '<p>林晓，您好</p><ul><li>初次沟通</li></ul>'
  await createMail(url, null, folder)('lin@mingli.example', 'Hello', '林晓，您好', { html })
  const mail = received.at(-1)?.text ?? ''
  expect(mail).toContain('multipart/alternative')
  expect(mail).toMatch(/content-type: text\/plain/i)
  expect(mail).toMatch(/content-type: text\/html/i)
})

test('a refusal says that the mail did not arrive; a line that breaks after it was sent leaves that open', async () => {
  const refused = await createMail(url, null, folder)('nobody@mingli.example', 'a', 'b').catch(
    (error: unknown) => error,
  )
  expect(refused).not.toHaveProperty('uncertain')
  const unreachable = await createMail('smtp://127.0.0.1:1', null, folder)('a@b.example', 'a', 'b')
    .then(() => null)
    .catch((error: unknown) => error)
  expect(unreachable).toBeInstanceOf(Error)
  expect(unreachable).not.toHaveProperty('uncertain')
  breaking = true
  const broken = await createMail(url, null, folder)('lin@mingli.example', 'a', 'b').catch(
    (error: unknown) => error,
  )
  breaking = false
  expect(broken).toHaveProperty('uncertain', true)
})

test('a mail the server refuses is a failure that can be tried again', async () => {
  await expect(
    createMail(url, null, folder)('nobody@mingli.example', 'Hello', 'text'),
  ).rejects.toThrow('no such mailbox')
})

test('without a server, a mail lies in the data folder, for the operator alone', async () => {
  const kept: string[] = []
  const link = `http://localhost:8080/set-password#token=${'x'.repeat(90)}`
  await createMail(null, null, folder, (file) => kept.push(file))(
    'lin@mingli.example',
    '邀请\r\nBcc: everybody@elsewhere.example',
    `林晓，你好：\n\n${link}`,
  )
  const [name = ''] = await readdir(join(folder, 'mail'))
  const file = join(folder, 'mail', name)
  expect(kept).toEqual([file])
  const lines = (await readFile(file, 'utf8')).split('\n')
  expect(lines).toContain('林晓，你好：')
  expect(lines).toContain(link)
  expect(lines.filter((one) => /^bcc:/i.test(one))).toEqual([])
  expect((await stat(file)).mode & 0o077).toBe(0)
})
