import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { createTransport } from 'nodemailer'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetActors } from '#organisation/index.ts'
import {
  done,
  openFirm,
  type OpenFirm,
  type Person,
} from '../../communications/notifications/notices.fixture.ts'
import { startMailDrop } from './smtp.ts'

let firm: OpenFirm
let drop: Awaited<ReturnType<typeof startMailDrop>>
const failures: unknown[] = []
const addresses = {} as Record<'lawyer' | 'specialist', string>

beforeAll(async () => {
  firm = await openFirm()
  await firm.at('2026-03-02T10:00')
  drop = await start()
  for (const person of ['lawyer', 'specialist'] as const)
    addresses[person] = done(await firm.as(person).post('/api/mail-drop')).drop.address
}, 60_000)
afterAll(async () => {
  await drop?.stop()
  await firm?.close()
  expect(failures).toEqual([])
})

const start = (more: { anHour?: number } = {}) =>
  startMailDrop({
    runtime: firm.product.runtime,
    files: firm.product.app.fileStore,
    domain: 'drop.mingli.example',
    host: '127.0.0.1',
    port: 0,
    tls: null,
    log: (_message, error) => failures.push(error),
    ...more,
  })
const transport = (port: number) =>
  createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true })

type Sent = Parameters<ReturnType<typeof transport>['sendMail']>[0]

/** Sends over SMTP; resolves with the code of the answer. */
async function send(mail: Sent, port = drop.port): Promise<number> {
  try {
    await transport(port).sendMail({ from: 'lawyer@firm.example', to: addresses.lawyer, ...mail })
    return 250
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0
  }
}
const sendRaw = (lines: string[] | Buffer, to = addresses.lawyer) =>
  send({
    envelope: { from: 'a@x.cn', to },
    raw: Buffer.isBuffer(lines) ? lines : lines.join('\r\n'),
  })

const waiting = async (person: Person = 'lawyer') =>
  done(await firm.as(person).get('/api/received')).items
/** What came in last. */
const latest = async () => (await waiting())[0]
const as = (person: Person) => firm.as(person)

describe('the address', () => {
  test('is shown to its owner again, and kept sealed and as a hash alone', async () => {
    expect(addresses.lawyer).toMatch(/^[a-z2-9]{16}@drop\.mingli\.example$/)
    const again = done(await as('lawyer').get('/api/mail-drop'))
    expect(again.drop.address).toBe(addresses.lawyer)
    const [code] = addresses.lawyer.split('@')
    expect(JSON.stringify(await firm.look('select * from mail_drop'))).not.toContain(code)
    expect(JSON.stringify(await firm.look('select data from event'))).not.toContain(code)
  })

  test('nobody knows is refused, and so is every other mail: nothing is passed on', async () => {
    expect(await send({ to: `${'a'.repeat(16)}@drop.mingli.example` })).toBe(550)
    expect(await send({ to: 'lawyer@firm.example' })).toBe(550)
    expect(await send({ to: addresses.lawyer.replace('drop.', '') })).toBe(550)
  })

  test('that was changed, ended, or whose owner has left takes nothing any more', async () => {
    const old = done(await as('otherLawyer').post('/api/mail-drop')).drop.address
    const next = done(await as('otherLawyer').post('/api/mail-drop')).drop.address
    expect([await send({ to: old }), await send({ to: next, text: '好' })]).toEqual([550, 250])
    expect((await as('otherLawyer').delete('/api/mail-drop')).status).toBe(204)
    expect(await send({ to: next })).toBe(550)
    const leaver = done(await as('marketer').post('/api/mail-drop')).drop.address
    await firm.look(`update person set status = 'left', left_at = now() where id = $1`, [
      firm.id('marketer'),
    ])
    forgetActors()
    expect(await send({ to: leaver })).toBe(550)
  })
})

describe('a mail', () => {
  test('waits for its owner alone, with its files, until they put it with a client', async () => {
    const { clientId } = await firm.convertedLead()
    await firm.look(`update client_contact set mail = 'jiang@heyu.example' where subject_id = $1`, [
      clientId,
    ])
    const code = await send({
      subject: '回复：合同修改意见',
      to: addresses.lawyer,
      text: '> 发件人：姜晓棠 <jiang@heyu.example>\n\n第三条请改为三十日。',
      attachments: [{ filename: '合同.docx', content: '内容' }],
      date: new Date('2026-03-02T01:00:00Z'),
    })
    expect(code).toBe(250)
    const [mail] = await waiting()
    expect(mail).toMatchObject({
      subject: '回复：合同修改意见',
      sender: 'lawyer@firm.example',
      fromOwner: true,
      sentAt: '2026-03-02T01:00:00.000Z',
      files: [{ name: '合同.docx', byteCount: 6 }],
      suggested: [{ id: clientId, kind: 'client', detail: '姜晓棠' }],
    })
    expect(await waiting('manager')).toEqual([])
    const file = mail.files[0].id
    const body = { subjectId: clientId, text: '意见', fileIds: [file] }
    const road = `/api/received/${mail.id}`
    for (const path of [`${road}/note`, `${road}/discarding`, `${road}/return`])
      expect((await as('manager').post(path, path.endsWith('note') ? body : {})).status).toBe(404)
    done(await as('lawyer').post(`${road}/note`, body))
    const notes = done(await as('lawyer').get(`/api/notes?subjectId=${clientId}`)).items
    expect(notes).toMatchObject([
      { source: 'mail', text: '意见', happenedAt: '2026-03-02T01:00:00.000Z' },
    ])
    expect(notes[0].files).toMatchObject([{ name: '合同.docx' }])
    expect(await waiting()).toEqual([])
    expect((await as('lawyer').post(`${road}/note`, body)).status).toBe(409)
    done(await as('lawyer').post(`${road}/return`))
    expect(await waiting()).toHaveLength(1)
    expect(done(await as('lawyer').get(`/api/notes?subjectId=${clientId}`)).items).toEqual([])
    done(await as('lawyer').post(`${road}/discarding`))
    expect(await waiting()).toEqual([])
  })

  test('suggests nobody its owner may not see', async () => {
    const { clientId } = await firm.convertedLead()
    await firm.look(`update client_contact set mail = 'jiang@heyu.example' where subject_id = $1`, [
      clientId,
    ])
    await firm.wall(clientId, 'lawyer')
    await send({ subject: '墙后', text: 'jiang@heyu.example' })
    const [mail] = await waiting()
    expect(mail.suggested.map((one: { id: string }) => one.id)).not.toContain(clientId)
    const body = { subjectId: clientId, text: '看', fileIds: [] }
    expect((await as('lawyer').post(`/api/received/${mail.id}/note`, body)).status).toBe(404)
    done(await as('lawyer').post(`/api/received/${mail.id}/discarding`))
  })

  test('delivered twice is one, and one for two people is each one’s own', async () => {
    const mail = {
      messageId: '<same@x.cn>',
      subject: '一封',
      text: '好',
      to: [addresses.lawyer, addresses.specialist],
    }
    expect([await send(mail), await send(mail)]).toEqual([250, 250])
    expect(
      (await waiting()).filter((one: { subject: string }) => one.subject === '一封'),
    ).toHaveLength(1)
    expect(await latest()).toMatchObject({ subject: '一封', fromOwner: true })
    expect(await waiting('specialist')).toMatchObject([{ subject: '一封', fromOwner: false }])
  })

  test('in GB18030, of HTML alone, shows its words and nothing else of it', async () => {
    const html =
      '<head><style>p{}</style></head><p>张律师，您好：</p><p>请看<b>附件</b>&nbsp;&amp;回复</p><img src="http://spy.example/x.png"><script>alert(1)</script>'
    await sendRaw(
      Buffer.concat([
        Buffer.from('From: =?gb18030?B?'),
        Buffer.from(iconv.encode('王芳', 'gb18030').toString('base64')),
        Buffer.from(
          '?= <wang@x.cn>\r\nSubject: html\r\nContent-Type: text/html; charset=gb18030\r\n\r\n',
        ),
        iconv.encode(html, 'gb18030'),
      ]),
    )
    expect(await latest()).toMatchObject({
      sender: '王芳 <wang@x.cn>',
      fromOwner: false,
      text: '张律师，您好：\n\n请看附件 &回复',
    })
  })

  test('passed on inside another is read with it', async () => {
    await sendRaw([
      'From: lawyer@firm.example',
      'Subject: Fwd',
      'Content-Type: multipart/mixed; boundary=q',
      '',
      '--q',
      'Content-Type: text/plain',
      '',
      'see below',
      '--q',
      'Content-Type: message/rfc822',
      '',
      'From: inner@client.example',
      'Subject: inner',
      'Content-Type: multipart/mixed; boundary=r',
      '',
      '--r',
      'Content-Type: text/plain',
      '',
      'the inner words',
      '--r',
      'Content-Type: application/pdf; name="a.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('%PDF').toString('base64'),
      '--r--',
      '--q--',
    ])
    const mail = await latest()
    expect(mail.text).toContain('inner@client.example')
    expect(mail.text).toContain('the inner words')
    expect(mail.files).toMatchObject([{ name: 'a.pdf' }])
  })

  test('with a subject of 10,000 characters and a long text is cut, and nothing is lost', async () => {
    const text = '长'.repeat(20_000)
    expect(await send({ subject: '题'.repeat(10_000), text })).toBe(250)
    const mail = await latest()
    expect([mail.subject.length, mail.text.length]).toEqual([300, 9_000])
    expect(mail.files).toMatchObject([{ name: 'mail.txt', byteCount: 60_000 }])
  })

  test('with more files than one note takes becomes several notes', async () => {
    const { clientId } = await firm.convertedLead()
    const attachments = Array.from({ length: 12 }, (_, at) => ({
      filename: `${at}.txt`,
      content: 'x',
    }))
    await send({ subject: '十二个附件', text: '请收', attachments })
    const mail = await latest()
    const fileIds = mail.files.map((file: { id: string }) => file.id)
    const body = { subjectId: clientId, text: '请收', fileIds }
    done(await as('lawyer').post(`/api/received/${mail.id}/note`, body))
    const notes = done(await as('lawyer').get(`/api/notes?subjectId=${clientId}`)).items
    expect(notes.map((note: { files: unknown[] }) => note.files.length).sort()).toEqual([10, 2])
  })
})

describe('hostile mail', () => {
  test('that unpacks to much is kept as it is', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    expect(
      await send({ subject: 'bomb', attachments: [{ filename: 'b.gz', content: bomb }] }),
    ).toBe(250)
    expect((await latest()).files).toMatchObject([{ name: 'b.gz', byteCount: bomb.length }])
  })

  test('of more than 25 MB, or with too many files, is refused', async () => {
    const content = randomBytes(20_000_000)
    expect(await send({ attachments: [{ filename: 'a', content }] })).toBe(552)
    const attachments = Array.from({ length: 31 }, (_, at) => ({ filename: `${at}`, content: 'x' }))
    expect(await send({ attachments })).toBe(552)
  }, 30_000)

  test('nested without end, with names that are paths, zero bytes and no end is read or refused, and the server lives', async () => {
    const parts = Array.from({ length: 300 }, (_, at) => [
      `Content-Type: multipart/mixed; boundary=b${at}`,
      '',
      `--b${at}`,
    ]).flat()
    expect([250, 554]).toContain(await sendRaw(['From: a@x.cn', 'Subject: deep', ...parts]))
    expect(
      await sendRaw([
        'From: "a\u0000b" <a@x.cn>',
        'Subject: =?utf-8?B?AAA=?= x',
        'Date: not a date',
        'Content-Type: multipart/mixed; boundary=q',
        '',
        '--q',
        'Content-Disposition: attachment; filename="../../etc/passwd"',
        '',
        'a\u0000b',
      ]),
    ).toBe(250)
    expect(await latest()).toMatchObject({ sentAt: null, files: [{ name: 'passwd' }] })
  })

  test('of markup left open takes no time', async () => {
    const html = `${'<a '.repeat(200_000)}${'<!--'.repeat(200_000)}${'&#x'.repeat(100_000)}`
    expect(await send({ subject: 'open', html })).toBe(250)
  })
})

describe('too much of it', () => {
  test('that waits already is put off: the sender’s server tries again', async () => {
    const to = done(await as('civilHead').post('/api/mail-drop')).drop.address
    await firm.look(
      `insert into received_item (id, person_id, mail_key, sender, subject, text, addresses, received_at)
       select gen_random_uuid(), $1, int4send(n), '', '', 'x', '{}', $2 from generate_series(1, 500) n`,
      [firm.id('civilHead'), firm.clock.now()],
    )
    expect(await send({ to, text: '满' })).toBe(452)
  })

  test('within an hour is put off until the next', async () => {
    const slow = await start({ anHour: 1 })
    const to = done(await as('manager').post('/api/mail-drop')).drop.address
    const mail = (text: string) => send({ to, text }, slow.port)
    expect([await mail('一'), await mail('二')]).toEqual([250, 451])
    await firm.at('2026-03-02T11:00')
    expect(await mail('二')).toBe(250)
    await slow.stop()
  })

  test('guessing of addresses ends the line', async () => {
    const guesses = Array.from(
      { length: 8 },
      (_, at) => `${at}${'b'.repeat(15)}@drop.mingli.example`,
    )
    expect([421, 550]).toContain(await send({ to: guesses }))
  })
})

test('what nobody wanted for thirty days is gone', async () => {
  expect((await waiting()).length).toBeGreaterThan(0)
  await firm.at('2026-04-02T10:00')
  await firm.chore('forget-received')
  expect(await waiting()).toEqual([])
  expect(await firm.look('select * from received_file')).toEqual([])
})

test('where the firm takes no mail, the account says so', async () => {
  const other = await openFirm({ mailDrop: null })
  expect(done(await other.as('lawyer').get('/api/mail-drop'))).toEqual({ domain: null, drop: null })
  expect((await other.as('lawyer').post('/api/mail-drop')).error?.code).toBe('mail_drop_off')
  await other.close()
})
