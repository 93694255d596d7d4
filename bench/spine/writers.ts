import { appendFileSync } from 'node:fs'
import type { TestFirm } from '../../tests/support/firm.ts'
import type { Caller, Reply } from '../http.ts'

/** A write the server said it had done. */
export interface Acknowledged {
  key: string
  kind: 'lead' | 'contact'
  id: string
}

export interface Journal {
  writes: Acknowledged[]
  /** Requests sent again because no answer came, or the server was away. */
  retries: number
  /** Writes answered a second time, and how many of these answers named another record. */
  repeated: number
  differed: number
  /** Answers that should not have been. */
  refused: string[]
}

export interface Writing {
  firm: TestFirm
  caller: Caller
  journal: Journal
  /** Acknowledged writes are noted here, outside of all that is killed. */
  journalFile: string
  running(): boolean
}

export const emptyJournal = (): Journal => ({
  writes: [],
  retries: 0,
  repeated: 0,
  differed: 0,
  refused: [],
})

/** One of the writers: registers leads and records first contacts until told to stop. */
export async function write(writing: Writing, writer: number): Promise<void> {
  for (let n = 0; writing.running(); n += 1) {
    const key = `lead-${writer}-${n}`
    const lead = await once(writing, key, 'lead', '/api/leads', leadOf(key))
    if (lead === null || !writing.running()) continue
    const contact = `contact-${writer}-${n}`
    const path = `/api/leads/${lead}/first-contacts`
    await once(writing, contact, 'contact', path, contactOf(writing.firm, contact))
  }
}

const leadOf = (key: string) => ({
  name: key,
  phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
  need: '公司拖欠工资三个月，想了解仲裁程序',
  forMyself: true,
})

const contactOf = (firm: TestFirm, key: string) => ({
  way: 'call',
  reached: true,
  need: '想要回拖欠的工资',
  needClear: true,
  notPresented: '对方时间有限',
  note: key,
  departmentId: firm.departments.民事业务部,
  assessorId: firm.people.lawyer,
})

/** Sends a write until it is acknowledged; one in five is sent once more. @returns the record's id. */
async function once(
  writing: Writing,
  key: string,
  kind: Acknowledged['kind'],
  path: string,
  body: unknown,
): Promise<string | null> {
  const { journal } = writing
  const reply = await untilAnswered(writing, path, body, key)
  if (reply === null) return null
  const id = idIn(reply, kind)
  journal.writes.push({ key, kind, id })
  appendFileSync(writing.journalFile, `${JSON.stringify({ key, kind, id })}\n`)
  if (Math.random() < 0.2 && writing.running()) {
    const again = await untilAnswered(writing, path, body, key)
    if (again !== null) {
      journal.repeated += 1
      if (idIn(again, kind) !== id) journal.differed += 1
    }
  }
  return id
}

const idIn = ({ text }: Reply, kind: Acknowledged['kind']): string => {
  const read = JSON.parse(text)
  return kind === 'lead' ? read.id : read.contactId
}

/** Milliseconds before the next try. */
const pause = 150

async function untilAnswered(
  { caller, journal, running }: Writing,
  path: string,
  body: unknown,
  key: string,
): Promise<Reply | null> {
  for (;;) {
    const reply = await caller.post(path, body, { 'idempotency-key': key }).catch(() => null)
    if (reply && reply.status < 300) return reply
    // A twin still running, a server without its database, none at all: the same again.
    const passing = !reply || reply.status >= 500 || reply.text.includes('twin_running')
    if (!passing) {
      journal.refused.push(`${reply.status} ${reply.text}`)
      return null
    }
    if (!running()) return null
    journal.retries += 1
    await new Promise((go) => setTimeout(go, pause))
  }
}
