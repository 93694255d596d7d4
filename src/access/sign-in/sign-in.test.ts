import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSignIn } from './index.ts'
import { minutes, type Office, openOffice, publicUrl } from './sign-in.fixture.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const wrong = 'not the password'

describe('signing in', () => {
  test('with mail and password, in either case of the mail', async () => {
    const { email, password, accountId } = await office.member()
    const browser = office.browser()
    expect((await browser.send('GET', '/api/session')).body).toEqual({
      signedIn: false,
      idleMinutes: 60,
    })
    const answer = await browser.signIn(email.toUpperCase(), password)
    expect(answer).toMatchObject({ status: 200, body: { needs: null } })
    expect((await browser.send('GET', '/api/session')).body).toEqual({
      signedIn: true,
      accountId,
      email,
      totp: false,
      recoveryCodesLeft: 0,
      idleMinutes: 60,
    })
  })

  test('gives a cookie that scripts, other sites and plain http do not get', async () => {
    const { email, password } = await office.member()
    const { setCookies } = await office.browser().signIn(email, password)
    const cookie = setCookies.find((one) => one.name === '__Host-covenant_session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' })
  })

  test('a wrong password and an unknown mail get the same answer', async () => {
    const { email } = await office.member()
    const known = await office.browser().signIn(email, wrong)
    const unknown = await office.browser().signIn('nobody@firm.example.cn', wrong)
    expect(known).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } })
    expect(unknown).toEqual(known)
  })

  test('an unknown mail takes about as long as a wrong password', async () => {
    const time = async (email: string) => {
      const began = performance.now()
      await office.browser().signIn(email, wrong)
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (const index of [1, 2, 3, 4]) {
      known.push(await time((await office.member()).email))
      unknown.push(await time(`nobody-at-all-${index}@firm.example.cn`))
    }
    const middle = (times: number[]) => times.sort((a, b) => a - b)[1] as number
    expect(middle(unknown)).toBeGreaterThan(middle(known) / 3)
    expect(middle(unknown)).toBeLessThan(middle(known) * 3)
  })

  test('a cookie that was not signed here opens nothing', async () => {
    const { email, password } = await office.member()
    const browser = office.browser()
    await browser.signIn(email, password)
    const [name, value] = [...browser.cookies][0] as [string, string]
    browser.cookies.set(name, `${value.slice(0, -4)}AAAA`)
    expect(await browser.isSignedIn()).toBe(false)
  })
})

describe('lock-out', () => {
  test('five failures lock for a minute, the next for two; the right password does not help meanwhile', async () => {
    const { email, password } = await office.member()
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect((await office.browser().signIn(email, wrong)).status).toBe(401)
    expect(await office.browser().signIn(email, password)).toMatchObject({
      status: 429,
      body: { code: 'locked', retryAfterSeconds: 60 },
    })
    office.clock.advance(minutes(1))
    expect((await office.browser().signIn(email, wrong)).status).toBe(401)
    expect((await office.browser().signIn(email, password)).body.retryAfterSeconds).toBe(120)
    office.clock.advance(minutes(2))
    expect((await office.browser().signIn(email, password)).status).toBe(200)
    expect((await office.browser().signIn(email, wrong)).status).toBe(401)
    expect((await office.browser().signIn(email, password)).status).toBe(200)
  })

  test('an unknown mail is locked in the same way', async () => {
    const email = 'ghost@firm.example.cn'
    const statuses = []
    for (let attempt = 1; attempt <= 6; attempt += 1)
      statuses.push((await office.browser().signIn(email, wrong)).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('attempts sent at the same moment cannot outrun the count', async () => {
    const { email } = await office.member()
    const tries = Array.from({ length: 12 }, () => office.browser().signIn(email, wrong))
    const statuses = (await Promise.all(tries)).map((one) => one.status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })
})

describe('sessions', () => {
  async function signedIn() {
    const member = await office.member()
    const browser = office.browser()
    await browser.signIn(member.email, member.password)
    return { ...member, browser }
  }

  test('end after an hour without use; asking for the state is no use', async () => {
    const { browser } = await signedIn()
    office.clock.advance(minutes(50))
    expect(await browser.isSignedIn()).toBe(true)
    office.clock.advance(minutes(50))
    expect((await browser.send('GET', '/api/session')).body.signedIn).toBe(true)
    office.clock.advance(minutes(10))
    expect(await browser.isSignedIn()).toBe(false)
    office.clock.advance(-minutes(60))
    expect(await browser.isSignedIn()).toBe(false)
  })

  test('end after twelve hours, however busy', async () => {
    const { browser } = await signedIn()
    for (let half = 1; half < 24; half += 1) {
      office.clock.advance(minutes(30))
      expect(await browser.isSignedIn()).toBe(true)
    }
    office.clock.advance(minutes(30))
    expect(await browser.isSignedIn()).toBe(false)
  })

  test('signing out ends this one, everywhere ends all, and listeners hear of it', async () => {
    const { email, password, accountId, browser } = await signedIn()
    const other = office.browser()
    await other.signIn(email, password)
    const third = office.browser()
    await third.signIn(email, password)
    const heard: string[] = []
    const stop = office.signIn.onSessionsEnded((account, sessions) =>
      heard.push(`${account} ${sessions.length}`),
    )
    const stolen = new Map(browser.cookies)
    expect((await browser.send('POST', '/api/sign-out')).status).toBe(204)
    for (const [name, value] of stolen) browser.cookies.set(name, value)
    expect(await browser.isSignedIn()).toBe(false)
    expect(await other.isSignedIn()).toBe(true)
    expect((await other.send('POST', '/api/sign-out-everywhere')).status).toBe(204)
    expect(await third.isSignedIn()).toBe(false)
    expect(heard).toEqual([`${accountId} 1`, `${accountId} 2`])
    stop()
    expect((await other.send('POST', '/api/sign-out-everywhere')).status).toBe(401)
  })

  test('of a closed account end at once, and it opens again', async () => {
    const { email, password, accountId, browser } = await signedIn()
    await office.signIn.disableAccount(accountId)
    expect(await browser.isSignedIn()).toBe(false)
    expect((await browser.signIn(email, password)).body.code).toBe('account_disabled')
    expect((await browser.signIn(email, wrong)).body.code).toBe('wrong_credentials')
    await office.signIn.enableAccount(accountId)
    expect((await browser.signIn(email, password)).status).toBe(200)
  })

  test('a new mail is what one signs in with, and no two accounts share one', async () => {
    const { email, password, accountId } = await signedIn()
    const another = await office.member()
    await expect(office.signIn.setEmail(accountId, another.email)).rejects.toMatchObject({
      code: 'email_taken',
    })
    await expect(
      office.signIn.createAccount({ email: another.email, name: '周明', password }),
    ).rejects.toMatchObject({ code: 'email_taken' })
    await office.signIn.setEmail(accountId, 'New.Name@firm.example.cn')
    expect((await office.browser().signIn('new.name@firm.example.cn', password)).status).toBe(200)
    expect((await office.browser().signIn(email, password)).status).toBe(401)
  })
})

test('servers that start beside the first, at the same moment, know its sessions', async () => {
  const { email, password, accountId } = await office.member()
  const browser = office.browser()
  await browser.signIn(email, password)
  const { database, clock } = office
  const more = await Promise.all(
    [1, 2].map(() =>
      createSignIn({
        authDatabaseUrl: database.authUrl,
        secret: database.secret,
        publicUrl,
        clock,
        sendMail: async () => {},
      }),
    ),
  )
  expect(await browser.isSignedIn()).toBe(true)
  await more[0]?.endAllSessions(accountId)
  expect(await browser.isSignedIn()).toBe(false)
  for (const one of more) await one.close()
})
