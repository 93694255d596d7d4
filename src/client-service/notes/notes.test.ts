import { afterAll, beforeAll, expect, it } from 'vitest'
import { done, type Service, startService } from '../service.fixture.ts'

let firm: Service
beforeAll(async () => {
  firm = await startService()
})
afterAll(() => firm.close())

it('a chat pasted by a specialist stays with the client, with its files, for whoever sees the client', async () => {
  const { clientId } = await firm.running()
  const fileId = await firm.fileOf(clientId, 'client')
  const specialist = firm.as('specialist')
  const made = done(
    await specialist.post('/api/notes', {
      subjectId: clientId,
      source: 'chat',
      text: '赵总：下周二前能不能先发律师函？',
      fileIds: [fileId, fileId],
    }),
  )
  expect(made).toMatchObject({
    source: 'chat',
    files: [{ id: fileId, name: '委托合同.pdf' }],
    abilities: { withdrawNote: true },
  })
  const listed = done(await firm.as('lawyer').get(`/api/notes?subjectId=${clientId}`))
  expect(listed.items).toMatchObject([
    { text: '赵总：下周二前能不能先发律师函？', abilities: { withdrawNote: false } },
  ])
  expect((await firm.as('otherLawyer').get(`/api/notes?subjectId=${clientId}`)).status).toBe(404)
})

it('is taken back by whoever made it alone, once, and then stands nowhere', async () => {
  const { engagementId } = await firm.running()
  const lawyer = firm.as('lawyer')
  const note = { subjectId: engagementId, source: 'voice', text: '客户语音：同意调解' }
  const { id } = done(await lawyer.post('/api/notes', note))
  const path = `/api/notes/${id}/withdrawal`
  expect((await firm.as('manager').post(path)).status).toBe(403)
  done(await lawyer.post(path))
  expect((await lawyer.post(path)).status).toBe(404)
  expect(done(await lawyer.get(`/api/notes?subjectId=${engagementId}`)).items).toEqual([])
  const events = await firm.look(`select type from event where object_id = $1 order by id`, [id])
  expect(events.map((one) => one.type)).toEqual(['note.recorded', 'note.withdrawn'])
})

it('says something, comes from the past, and takes files of the same client only', async () => {
  const { clientId, engagementId } = await firm.running()
  const specialist = firm.as('specialist')
  const problemOf = async (more: object) => {
    const note = { subjectId: clientId, source: 'chat', text: '好的', ...more }
    return (await specialist.post('/api/notes', note)).error?.fields[0]
  }
  expect(await problemOf({ text: ' ' })).toMatchObject({ path: 'text', code: 'required' })
  expect(await problemOf({ happenedAt: '2030-01-01T00:00:00Z' })).toMatchObject({
    path: 'happenedAt',
    code: 'in_the_future',
  })
  const elsewhere = await firm.fileOf(engagementId)
  expect(await problemOf({ fileIds: [elsewhere] })).toMatchObject({ path: 'fileIds' })
  expect(await problemOf({ text: '长'.repeat(10_001) })).toMatchObject({ code: 'too_long' })
})

it('is not reworded, not even in the database', async () => {
  const { clientId } = await firm.running()
  const note = { subjectId: clientId, source: 'call', text: '来电催问进展' }
  const { id } = done(await firm.as('specialist').post('/api/notes', note))
  await expect(firm.look(`update note set text = 'x' where id = $1`, [id])).rejects.toThrow(
    'a note does not change',
  )
})
