import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestClock } from '#platform/clock.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { createSignIn } from './index.ts'
import {
  authenticator,
  goodPassword,
  linkIn,
  mailTo,
  minutes,
  type Office,
  openOffice,
  publicUrl,
  tokenIn,
} from './sign-in.fixture.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const newPassword = '忠人之事，守约如一 2026'
const ask = (email: string, headers: Record<string, string> = {}) =>
  office.browser().send('POST', '/api/password-reset/request', { email }, headers)
const reset = (token: string, password = newPassword) =>
  office.browser().send('POST', '/api/password-reset', { token, password })

test('asking for a reset answers the same whether or not the account exists, and mails only to it', async () => {
  const { email } = await office.member()
  const known = await ask(email)
  const unknown = await ask('nobody@firm.example.cn')
  expect(known).toMatchObject({ status: 202, body: {} })
  expect(unknown).toEqual(known)
  await mailTo(office, email)
  expect(office.mails.some((mail) => mail.to.startsWith('nobody'))).toBe(false)
})

test('the link leads to the configured address, whatever the Host header says', async () => {
  const { email } = await office.member()
  await ask(email, { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
  const mail = await mailTo(office, email)
  expect(linkIn(mail).origin).toBe(publicUrl)
  expect(mail.text).not.toContain('evil')
})

test('a reset sets the password once, ends every session and lifts the lock', async () => {
  const { email, password } = await office.member()
  const browser = office.browser()
  await browser.signIn(email, password)
  for (let attempt = 1; attempt <= 5; attempt += 1) await office.browser().signIn(email, 'wrong')
  await ask(email)
  const token = tokenIn(await mailTo(office, email))
  expect((await reset(token, 'short')).status).toBe(422)
  expect((await reset(token, email)).body.fields).toEqual([
    { path: 'password', code: 'is_the_email' },
  ])
  expect((await reset(token)).status).toBe(204)
  expect(await browser.isSignedIn()).toBe(false)
  expect((await office.browser().signIn(email, password)).status).toBe(401)
  expect((await office.browser().signIn(email, newPassword)).status).toBe(200)
  expect((await reset(token)).body.code).toBe('link_over')
})

test('the same link used twice at the same moment serves once', async () => {
  const { email } = await office.member()
  await ask(email)
  const token = tokenIn(await mailTo(office, email))
  const answers = await Promise.all([reset(token), reset(token, '另一个同样好的密码 2026')])
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([204, 409])
})

test('a link runs out after an hour, and a newer one replaces it', async () => {
  const { email } = await office.member()
  await ask(email)
  const first = tokenIn(await mailTo(office, email))
  await ask(email)
  office.clock.advance(minutes(2))
  await ask(email)
  const second = tokenIn(await mailTo(office, email, 2))
  expect(office.mails.filter((mail) => mail.to === email)).toHaveLength(2)
  expect((await reset(first)).body.code).toBe('link_over')
  office.clock.advance(minutes(60))
  expect((await reset(second)).body.code).toBe('link_over')
  expect((await reset('made up')).body.code).toBe('link_over')
})

test('a new member is invited by mail, sets the first password by the link and is in', async () => {
  const email = 'trainee@firm.example.cn'
  const accountId = await office.signIn.createAccount({ email, name: '陈\r\nBcc: x@evil.example' })
  const mail = await mailTo(office, email)
  expect(mail.text).toContain('陈 Bcc')
  expect((await office.browser().signIn(email, newPassword)).body.code).toBe('wrong_credentials')
  office.clock.advance(minutes(6 * 24 * 60))
  const browser = office.browser()
  const link = { token: tokenIn(mail) }
  const owner = { email, name: '陈\r\nBcc: x@evil.example', first: true }
  expect(await browser.send('POST', '/api/password-reset/link', link)).toMatchObject({
    status: 200,
    body: owner,
  })
  const short = await browser.send('POST', '/api/password-reset', { ...link, password: 'short' })
  expect(short.status).toBe(422)
  expect(await browser.isSignedIn()).toBe(false)
  const set = { ...link, password: newPassword }
  expect((await browser.send('POST', '/api/password-reset', set)).status).toBe(204)
  expect((await browser.send('GET', '/api/whoami')).body).toMatchObject({ accountId, email })
  expect((await office.browser().signIn(email, newPassword)).status).toBe(200)
  const other = office.browser()
  expect((await other.send('POST', '/api/password-reset', set)).body.code).toBe('link_over')
  expect((await other.send('POST', '/api/password-reset/link', link)).body.code).toBe('link_over')
  expect(await other.isSignedIn()).toBe(false)
})

test('whoever resets a password they had signs in with the new one, and with the second step', async () => {
  const { email, password } = await office.member()
  const setBy = async (count: number) => {
    await ask(email)
    const token = tokenIn(await mailTo(office, email, count))
    const browser = office.browser()
    const link = await browser.send('POST', '/api/password-reset/link', { token })
    expect(link.body).toMatchObject({ email, first: false })
    const set = { token, password: newPassword }
    expect((await browser.send('POST', '/api/password-reset', set)).status).toBe(204)
    expect(await browser.isSignedIn()).toBe(false)
  }
  await setBy(1)
  const own = office.browser()
  expect((await own.signIn(email, password)).status).toBe(401)
  await own.signIn(email, newPassword)
  const { uri } = (await own.send('POST', '/api/totp/enrolment', { password: newPassword })).body
  const code = authenticator(uri, office).code()
  expect((await own.send('POST', '/api/totp/confirmation', { code })).status).toBe(200)
  office.clock.advance(minutes(2))
  await setBy(2)
  expect((await office.browser().signIn(email, newPassword)).body).toEqual({ needs: 'totp' })
})

test('a closed account gets no link, and one in the post no longer works', async () => {
  const { email, accountId } = await office.member()
  await ask(email)
  const token = tokenIn(await mailTo(office, email))
  await office.signIn.disableAccount(accountId)
  expect((await reset(token)).body.code).toBe('link_over')
})

test('changing the password needs the present one, keeps this session and ends the others', async () => {
  const { email, password } = await office.member()
  const browser = office.browser()
  const other = office.browser()
  await browser.signIn(email, password)
  await other.signIn(email, password)
  const change = (current: string, next: string) =>
    browser.send('PUT', '/api/password', { current, next })
  expect((await change('guess', newPassword)).body.code).toBe('wrong_password')
  expect((await change(password, '1234567890')).body.fields).toEqual([
    { path: 'next', code: 'too_common' },
  ])
  expect((await change(password, newPassword)).status).toBe(204)
  expect(await browser.isSignedIn()).toBe(true)
  expect(await other.isSignedIn()).toBe(false)
  expect((await office.browser().signIn(email, newPassword)).status).toBe(200)
})

test('a mail the server does not take at first is sent again; what stays undelivered is told without its text', async () => {
  const database = await freshDatabase()
  const told: string[] = []
  const sent: string[] = []
  let refusals = 2
  const signIn = await createSignIn({
    authDatabaseUrl: database.authUrl,
    secret: database.secret,
    publicUrl,
    clock: new TestClock('2025-06-02T01:00:00Z'),
    mailPauses: [5, 5, 5],
    sendMail: async (to) => {
      if (refusals-- > 0) throw new Error(`550 ${to} is away`)
      sent.push(to)
    },
    log: (message) => told.push(message),
  })
  const invited = async (email: string) => {
    await signIn.createAccount({ email, name: '陈默' })
    await new Promise((go) => setTimeout(go, 300))
  }
  await invited('once.away@firm.example.cn')
  expect(sent).toEqual(['once.away@firm.example.cn'])
  expect(told).toEqual([])
  refusals = 99
  await invited('ever.away@firm.example.cn')
  expect(sent).toHaveLength(1)
  expect(told).toEqual(['mailing an invitation'])
  await signIn.close()
  await database.drop()
})

test('an account nobody has, left by an act that broke off, is taken over; one that is somebody’s is not', async () => {
  const email = 'half.hired@firm.example.cn'
  const first = await office.signIn.createAccount({ email, name: '陈默', password: goodPassword })
  const taken = office.signIn.createAccount({ email, name: '陈默', isSomebodys: async () => true })
  await expect(taken).rejects.toThrow('email_taken')
  const second = await office.signIn.createAccount({
    email,
    name: '陈默',
    password: goodPassword,
    isSomebodys: async () => false,
  })
  expect(second).not.toBe(first)
})
