import type { TestFirm } from '../../tests/support/firm.ts'
import type { Caller } from '../http.ts'
import { particular } from '../words.ts'

/** What somebody does with the leads: a name and how. */
export interface Read {
  name: string
  path: string
  /** A larger firm gets more to see. */
  growing?: boolean
}

/** Page of the list that is far down, where a list by offset would have become slow. */
const deepPage = 200

/** The reads of the bench, for this actor: the deep page is found by turning the pages. */
export async function readsOf(caller: Caller, leadId: string, channel: string): Promise<Read[]> {
  const deep = await pageBefore(caller, deepPage)
  const search = (q: string) => `/api/leads?q=${encodeURIComponent(q)}`
  return [
    { name: 'open a lead', path: `/api/leads/${leadId}` },
    { name: 'newest 50', path: '/api/leads' },
    {
      name: 'filter and sort',
      path: `/api/leads?channel=${channel}&stage=contacted&stage=assessed&stage=proposed&sort=last_activity`,
    },
    { name: `page ${deep.page}`, path: `/api/leads?after=${deep.after}` },
    { name: 'search, 2 characters', path: search(particular.surname) },
    { name: 'search, 4 characters', path: search(particular.company) },
    { name: 'search, in one lead of 14', path: search('工资') },
    { name: 'search, in one lead of 500', path: search('欧阳'), growing: true },
    { name: 'board with counts', path: '/api/leads/board' },
  ]
}

/** The place from which the wanted page is read, or the last page where there are fewer. */
async function pageBefore(
  caller: Caller,
  wanted: number,
): Promise<{ page: number; after: string }> {
  let after = ''
  for (let page = 2; ; page += 1) {
    const reply = await caller.get(`/api/leads${after && `?after=${after}`}`)
    if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
    const { next } = JSON.parse(reply.text)
    if (next === null) return { page: page - 1, after }
    after = next
    if (page === wanted) return { page, after }
  }
}

let number = 0
/** A new lead as somebody types it in. */
export function newLead(firm: TestFirm, channel: string) {
  number += 1
  return {
    name: `陈晓东${number}`,
    organisation: '宁波恒通海运有限公司',
    phone: `137${String(10_000_000 + number)}`,
    need: '船员工资拖欠三个月，想了解是否可以申请扣押船舶，希望本周内能与律师面谈。',
    practiceArea: 'labour',
    channelId: channel,
    opponents: [`${firm.firmId.slice(0, 4)}船务公司`],
  }
}
