import { type DeclarationFields, matterParts } from '../declarations/contract.ts'

type Matter = Extract<DeclarationFields, { kind: 'matter' }>

/** What is wrong with a row of what was pasted. */
export interface Wrong {
  row: number
  problem: 'pasteNoName' | 'pasteBadDay'
  text: string
}

/** A day as people write it in sheets: 2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日; a month alone is its first day. */
export function dayOf(text: string): string | null {
  const read = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/.exec(text.trim())
  if (!read) return null
  const [, year, month = '', day = '1'] = read
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${said}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(said) ? said : null
}

const heads = /^(委托人|客户|client|当事人)$/i

const parts: [RegExp, Matter['matterPart']][] = [
  [/对方|opponent|other side/i, 'lawyer_for_opponent'],
  [/检察|prosecutor/i, 'prosecutor'],
  [/法官|审判|judge/i, 'judge'],
  [/仲裁员|arbitrator/i, 'arbitrator'],
  [/公职|公务|officer/i, 'public_officer'],
  [/律师|代理|辩护|lawyer|counsel|^$/i, 'lawyer_for_client'],
]

/** Rows of a sheet as matters: client, opponents, court, part, from, until; a head is passed over. */
export function readPasted(text: string): { matters: Matter[]; wrong: Wrong[] } {
  const matters: Matter[] = []
  const wrong: Wrong[] = []
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return
    const [name = '', against = '', court = '', part = '', from = '', to = ''] = line
      .split('\t')
      .map((cell) => cell.trim())
    if (heads.test(name)) return
    const row = at + 1
    if (name === '') return void wrong.push({ row, problem: 'pasteNoName', text: '' })
    const bad = [from, to].find((day) => day !== '' && dayOf(day) === null)
    if (bad !== undefined) return void wrong.push({ row, problem: 'pasteBadDay', text: bad })
    const known = matterParts.find((one) => one === part)
    matters.push({
      kind: 'matter',
      matterPart: known ?? parts.find(([sign]) => sign.test(part))?.[1] ?? 'other',
      name,
      number: null,
      opponents: against
        .split(/[、，,；;]/)
        .map((one) => one.trim())
        .filter(Boolean)
        .slice(0, 50),
      court: court.slice(0, 200),
      fromDate: dayOf(from),
      toDate: dayOf(to),
      note: '',
    })
  })
  return { matters, wrong }
}
