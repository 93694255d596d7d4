import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticator, minutes, type Office, openOffice } from './sign-in.fixture.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const step = 30_000

/** A member with the second factor on, and the codes shown. */
async function protectedMember() {
  const member = await office.member()
  const browser = office.browser()
  await browser.signIn(member.email, member.password)
  const { body } = await browser.send('POST', '/api/totp/enrolment', { password: member.password })
  const telephone = authenticator(body.uri, office)
  const confirmed = await browser.send('POST', '/api/totp/confirmation', { code: telephone.code() })
  expect(confirmed.status).toBe(200)
  office.clock.advance(2 * step)
  return { ...member, browser, telephone, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

const second = (
  browser: { send: Office['app'] extends never ? never : ReturnType<Office['browser']>['send'] },
  code: string,
) => browser.send('POST', '/api/sign-in/totp', { code })

test('the second factor needs the password to begin and a code to be confirmed', async () => {
  const { email, password } = await office.member()
  const browser = office.browser()
  await browser.signIn(email, password)
  expect(await browser.send('POST', '/api/totp/enrolment', { password: 'guess' })).toMatchObject({
    status: 409,
    body: { code: 'wrong_password' },
  })
  expect((await browser.send('POST', '/api/totp/confirmation', { code: '123456' })).body.code).toBe(
    'no_enrolment',
  )
  const { body } = await browser.send('POST', '/api/totp/enrolment', { password })
  expect(new URL(body.uri).searchParams.get('secret')).toBe(body.secret)
  expect((await browser.send('POST', '/api/totp/confirmation', { code: 'abcdef' })).body.code).toBe(
    'wrong_code',
  )
  expect((await office.browser().signIn(email, password)).body).toEqual({ needs: null })
  const { code } = authenticator(body.uri, office)
  const confirmed = await browser.send('POST', '/api/totp/confirmation', { code: code() })
  expect(new Set(confirmed.body.recoveryCodes).size).toBe(10)
  expect((await browser.send('GET', '/api/session')).body).toMatchObject({
    totp: true,
    recoveryCodesLeft: 10,
  })
  expect((await browser.send('POST', '/api/totp/enrolment', { password })).body.code).toBe(
    'totp_on_already',
  )
})

test('with it the password alone does not sign in; a code does, once', async () => {
  const { email, password, telephone } = await protectedMember()
  const browser = office.browser()
  expect((await browser.signIn(email, password)).body).toEqual({ needs: 'totp' })
  expect(await browser.isSignedIn()).toBe(false)
  const seen = telephone.code()
  expect((await second(browser, seen)).body).toEqual({ needs: null })
  expect(await browser.isSignedIn()).toBe(true)
  const overShoulder = office.browser()
  await overShoulder.signIn(email, password)
  expect(await second(overShoulder, seen)).toMatchObject({
    status: 401,
    body: { code: 'code_already_used' },
  })
  expect(await overShoulder.isSignedIn()).toBe(false)
})

test('the same code sent twice at the same moment signs in once', async () => {
  const { email, password, telephone } = await protectedMember()
  const browsers = Array.from({ length: 4 }, () => office.browser())
  for (const browser of browsers) await browser.signIn(email, password)
  const code = telephone.code()
  const answers = await Promise.all(browsers.map((browser) => second(browser, code)))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
})

test('a clock one step off is forgiven, two are not', async () => {
  const { email, password, telephone } = await protectedMember()
  for (const [shift, status] of [
    [-step, 200],
    [step, 200],
    [-2 * step, 401],
    [2 * step, 401],
  ] as const) {
    const browser = office.browser()
    await browser.signIn(email, password)
    expect((await second(browser, telephone.code(shift))).status).toBe(status)
  }
})

test('a recovery code signs in once, however it is typed', async () => {
  const { email, password, recoveryCodes } = await protectedMember()
  const typed = ` ${(recoveryCodes[3] as string).toUpperCase().replace('-', ' ')} `
  const browser = office.browser()
  await browser.signIn(email, password)
  expect((await second(browser, typed)).status).toBe(200)
  expect((await browser.send('GET', '/api/session')).body.recoveryCodesLeft).toBe(9)
  const again = office.browser()
  await again.signIn(email, password)
  expect((await second(again, typed)).body.code).toBe('wrong_code')
})

test('wrong codes lock the account as wrong passwords do, and the password does not wipe them out', async () => {
  const { email, password, telephone } = await protectedMember()
  const browser = office.browser()
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect((await browser.signIn(email, password)).body).toEqual({ needs: 'totp' })
    expect((await second(browser, 'abcde-fghjk')).status).toBe(401)
  }
  expect((await second(browser, telephone.code())).body).toMatchObject({
    code: 'locked',
    retryAfterSeconds: 60,
  })
  expect((await browser.signIn(email, password)).status).toBe(429)
  office.clock.advance(minutes(1))
  expect((await second(browser, telephone.code())).status).toBe(200)
})

test('the second step must follow within five minutes, from the browser of the first', async () => {
  const { email, password, telephone } = await protectedMember()
  const browser = office.browser()
  await browser.signIn(email, password)
  expect((await second(office.browser(), telephone.code())).body.code).toBe('challenge_over')
  office.clock.advance(minutes(5))
  expect((await second(browser, telephone.code())).body.code).toBe('challenge_over')
})

test('ending all sessions also ends a sign-in that is half-way', async () => {
  const { email, password, accountId, telephone } = await protectedMember()
  const browser = office.browser()
  await browser.signIn(email, password)
  await office.signIn.endAllSessions(accountId)
  expect((await second(browser, telephone.code())).body.code).toBe('challenge_over')
})

test('it is switched off with the password, or by the firm when the telephone is lost', async () => {
  const one = await protectedMember()
  expect((await one.browser.send('DELETE', '/api/totp', { password: 'guess' })).status).toBe(409)
  expect((await one.browser.send('DELETE', '/api/totp', { password: one.password })).status).toBe(
    204,
  )
  expect((await office.browser().signIn(one.email, one.password)).body).toEqual({ needs: null })
  const two = await protectedMember()
  await office.signIn.removeSecondFactor(two.accountId)
  expect((await office.browser().signIn(two.email, two.password)).body).toEqual({ needs: null })
})
