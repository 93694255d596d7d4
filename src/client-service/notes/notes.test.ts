import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

describe('of a lead', () => {
  const notesOf = async (person: 'specialist' | 'lawyer' | 'otherLawyer', id: string) =>
    firm.as(person).get(`/api/notes?subjectId=${id}`)

  /** A lead of which a chat with a file was noted. */
  async function notedLead() {
    const leadId = await firm.leadOf()
    const fileId = await firm.fileOf(leadId, 'lead')
    const note = { subjectId: leadId, source: 'chat', text: '对方欠款三年', fileIds: [fileId] }
    const { id } = done(await firm.as('specialist').post('/api/notes', note))
    return { leadId, noteId: id }
  }

  it('is seen by whoever sees the lead, and goes to the client with its files at conversion', async () => {
    const { leadId, noteId } = await notedLead()
    expect((await notesOf('lawyer', leadId)).status).toBe(404)
    const { clientId } = await firm.convert({}, leadId)
    const lawyer = firm.as('lawyer')
    const [note] = done(await notesOf('lawyer', clientId)).items
    expect(note).toMatchObject({ id: noteId, subjectId: clientId, text: '对方欠款三年' })
    const file = note.files[0].id
    expect(done(await lawyer.get(`/api/files?subjectId=${clientId}`)).items[0].id).toBe(file)
    const { items } = done(await lawyer.get(`/api/clients/${clientId}/timeline`))
    const carried = items.find((one: { type: string }) => one.type === 'note.carried')
    expect(carried.data).toEqual({ lead_id: leadId, count: 1 })
    expect(done(await notesOf('specialist', leadId)).items).toMatchObject([{ id: noteId }])
    done(await firm.as('specialist').post(`/api/notes/${noteId}/withdrawal`))
    expect(done(await notesOf('lawyer', clientId)).items).toEqual([])
  })

  it('goes to the new engagement of a client that was there before', async () => {
    const { clientId } = await firm.convert()
    const { leadId, noteId } = await notedLead()
    const again = { client_id: clientId, client_is_new: false }
    const { engagementId } = await firm.convert(again, leadId)
    expect(done(await notesOf('lawyer', engagementId)).items).toMatchObject([{ id: noteId }])
    expect(done(await notesOf('lawyer', clientId)).items).toEqual([])
  })

  it('stays behind the walls of its lead, which stand around what came of it', async () => {
    const { leadId, noteId } = await notedLead()
    await firm.shutOut('specialist', leadId)
    const { clientId, engagementId } = await firm.convert({}, leadId)
    expect(done(await notesOf('lawyer', clientId)).items).toMatchObject([{ id: noteId }])
    for (const id of [leadId, clientId, engagementId])
      expect((await notesOf('specialist', id)).status).toBe(404)
  })

  it('leaves its lead once, and its words never change', async () => {
    const { leadId, noteId } = await notedLead()
    const { clientId, engagementId } = await firm.convert({}, leadId)
    const move = `update note set subject_id = $2, subject_kind = 'engagement' where id = $1`
    const frozen = 'a note does not change'
    await expect(firm.look(move, [noteId, engagementId])).rejects.toThrow(frozen)
    const reword = `update note set text = 'x', subject_id = $2 where id = $1`
    await expect(firm.look(reword, [noteId, clientId])).rejects.toThrow(frozen)
  })
})
