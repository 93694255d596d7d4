import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startMailDrop } from '#client-file/index.ts'
import { must } from '../pictures/road.ts'
import { type Colleague, colleague, setUpAndSignIn } from '../support/product.ts'
import { comesIn, startWeb, type WebProduct } from '../support/web.ts'
import { panel, send } from './hands.ts'

let web: WebProduct
let drop: Awaited<ReturnType<typeof startMailDrop>>
let specialist: Colleague
let page: Page
let leadId: string

beforeAll(async () => {
  web = await startWeb({
    browserArguments: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      // A name that is neither this machine nor encrypted: as a firm's network without a certificate.
      '--host-resolver-rules=MAP office.example 127.0.0.1',
    ],
  })
  drop = await startMailDrop({
    runtime: web.product.runtime,
    files: web.product.app.fileStore,
    domain: 'drop.mingli.example',
    host: '127.0.0.1',
    port: 0,
    tls: null,
    log: () => undefined,
  })
  const founder = await setUpAndSignIn(web.product)
  specialist = await colleague(web.product, founder, {
    name: '许诺',
    email: 'nuo@mingli.example',
    department: '客户关系部',
    roles: ['client_service_specialist'],
  })
  const lead = {
    name: '何知远',
    phone: '13800002222',
    mail: 'he@client.example',
    need: '房屋买卖纠纷',
    forMyself: true,
  }
  leadId = must(await specialist.browser.post('/api/leads', lead)).id
  page = await web.window()
  await comesIn(page, specialist.email, specialist.password)
}, 180_000)
afterAll(async () => {
  await drop?.stop()
  await web?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await web.pictures('capture'))
})

const notes = async () => must(await specialist.browser.get(`/api/notes?subjectId=${leadId}`)).items
const undoButtons = () => page.getByRole('button', { name: '撤销' })

describe('the drop address', () => {
  let address: string

  test('is made on the account page and copied, also where there is no clipboard to write to', async () => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
    )
    await page.goto('/account')
    await page.getByRole('button', { name: '生成投递地址' }).click()
    address = await page.getByText('@drop.mingli.example').innerText()
    await page.getByRole('button', { name: '复制地址' }).click()
    await page.getByText('已复制').waitFor()
    await page.getByLabel('现在的密码').press('Control+v')
    expect(await page.getByLabel('现在的密码').inputValue()).toBe(address)
  })

  test('says so where the browser copies nothing', async () => {
    await page.evaluate(() => (document.execCommand = () => false))
    await page.getByRole('button', { name: '复制地址' }).click()
    const said = page.getByText('浏览器没有允许复制，请选中后自行复制。')
    await said.waitFor()
    expect(await said.count()).toBe(1)
  })

  test('takes a mail, whose lead is named first; one tap puts it there, one key brings it back', async () => {
    const mail = {
      from: specialist.email,
      to: address,
      subject: 'Fwd: 定金收据',
      text: '发件人: 何知远 <he@client.example>\n\n收据在附件。',
      attachments: [{ filename: '收据.txt', content: '两万元' }],
    }
    const transport = createTransport({ host: '127.0.0.1', port: drop.port, ignoreTLS: true })
    await transport.sendMail(mail)
    await page.goto('/')
    await page.getByText('1项收到的内容还没有归到客户名下').waitFor()
    await page.getByRole('link', { name: '去处理' }).click()
    const item = page.getByRole('article')
    await item.getByRole('link', { name: '收据.txt' }).waitFor()
    await item.getByText('邮件里的地址属于').waitFor()
    await item.getByRole('button', { name: '何知远' }).first().click()
    await page.getByText('已记到何知远名下。').waitFor()
    await page.getByText('没有等待处理的内容').waitFor()
    expect(await notes()).toMatchObject([{ source: 'mail', files: [{ name: '收据.txt' }] }])
    await page.keyboard.press('u')
    await page.getByText('已撤回，内容回到这里。').waitFor()
    expect(await undoButtons().count()).toBe(0)
    await item.getByRole('link', { name: '收据.txt' }).waitFor()
    expect(await notes()).toEqual([])
  })
})

describe('a voice note', () => {
  const open = async (on: Page, root = '') => {
    await on.goto(`${root}/leads/${leadId}`)
    await on.getByRole('button', { name: '记一笔' }).first().click()
  }
  const record = (on: Page) => panel(on).getByRole('button', { name: '录一段语音' }).click()

  test('is spoken, listened to, sent, and then played where it stands', async () => {
    await page.context().grantPermissions(['microphone'])
    await open(page)
    await record(page)
    await panel(page).getByRole('button', { name: '停止录音（2秒）' }).click()
    const heard = panel(page).locator('audio')
    await heard.waitFor()
    expect(await plays(page, '[role=dialog] audio')).toBe(true)
    await send(page, '记一笔')
    expect(await notes()).toMatchObject([{ source: 'voice', files: [{ name: '语音.webm' }] }])
    await page.getByRole('main').locator('audio').waitFor()
    expect(await plays(page, 'main audio')).toBe(true)
  })

  test('that may not be recorded, or for which there is no microphone, says why', async () => {
    await page.context().clearPermissions()
    await open(page)
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('no', 'NotAllowedError')
      }
    })
    await record(page)
    await panel(page).getByText('浏览器没有允许使用麦克风').waitFor()
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('no', 'NotFoundError')
      }
    })
    await record(page)
    await panel(page).getByText('没有找到麦克风').waitFor()
    expect(await panel(page).getByText('浏览器没有允许使用麦克风').count()).toBe(0)
  })
})

/** Whether the browser can play it: it knows what is in it and gets on. */
const plays = (on: Page, selector: string) =>
  on.evaluate(async (where) => {
    const audio = document.querySelector<HTMLAudioElement>(where)
    if (!audio) return false
    audio.muted = true
    await audio.play()
    await new Promise((later) => setTimeout(later, 500))
    return audio.currentTime > 0 && audio.error === null
  }, selector)
