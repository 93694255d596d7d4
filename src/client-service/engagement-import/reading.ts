import { Decimal } from 'decimal.js'
import {
  creditCode,
  day,
  extraColumn,
  line,
  money,
  type ReadCell,
  type Reading,
  type RowLook,
  type RowProblem,
  readName,
  runningText,
  type SameKey,
  word,
} from '#imports/reading/index.ts'
import { tidyLine } from '#platform/text.ts'
import { type Field, fields, problems, vocabulary } from './fields.ts'
import { namesIn, type Sharing, sharedNames } from './people-said.ts'

type FeeKind =
  | 'fixed'
  | 'hourly'
  | 'percentage'
  | 'contingency'
  | 'mixed'
  | 'retainer'
  | 'legal_aid'
type Kind =
  | 'litigation'
  | 'arbitration'
  | 'criminal_defence'
  | 'retainer'
  | 'project'
  | 'consultation'

/** A mandate as the office's register has it (收案登记表). */
export interface ReadEngagement {
  number: string | null
  courtNumber: string | null
  client: string | null
  unifiedSocialCreditCode: string | null
  opponents: string[]
  thirdParties: string[]
  title: string | null
  cause: string | null
  practice: string | null
  kind: Kind | null
  department: string | null
  lead: string[]
  assisting: string[]
  originating: Sharing[]
  feeKind: FeeKind | null
  feeAmount: string | null
  paid: string | null
  amountInDispute: string | null
  court: string | null
  instance: string | null
  status: 'unsigned' | 'running' | 'suspended' | 'closed' | null
  openedOn: string | null
  signedOn: string | null
  closedOn: string | null
  termTo: string | null
  note: string | null
  extra: Record<string, string>
  /** Titles of columns by the key of the firm's own field they were mapped to. */
  meant?: Record<string, string>
}

type EngagementProblem = Exclude<keyof typeof problems, 'client_unknown' | 'client_ambiguous'>

const party =
  (key: 'opponents' | 'thirdParties'): ReadCell<ReadEngagement> =>
  (text, engagement, place, warnings) => {
    for (const part of namesIn(text)) {
      const read = readName(part, 'organisation', place, warnings)
      if (read !== null && !engagement[key].includes(read)) engagement[key].push(read.slice(0, 200))
    }
  }

const client: ReadCell<ReadEngagement> = (text, engagement, place, warnings) => {
  const read = readName(text, 'organisation', place, warnings)
  if (read !== null) engagement.client = read.slice(0, 200)
}

const colleagues =
  (key: 'lead' | 'assisting'): ReadCell<ReadEngagement> =>
  (text, engagement) => {
    for (const { name } of sharedNames(text)) {
      if (!engagement[key].includes(name)) engagement[key].push(name)
    }
  }

const number: ReadCell<ReadEngagement> = (text, engagement) => {
  const value = tidyLine(text).replaceAll(/\s/g, '')
  if (value !== '' && value.length <= 40) engagement.number = value
}

/** Several lead lawyers: the first leads, the others assist; nobody twice. */
function settlePeople(engagement: ReadEngagement): void {
  const [first, ...others] = engagement.lead
  engagement.lead = first === undefined ? [] : [first]
  engagement.assisting = [...new Set([...others, ...engagement.assisting])].filter(
    (name) => name !== first,
  )
}

function judge(engagement: ReadEngagement, { columnOf }: RowLook) {
  settlePeople(engagement)
  const found: RowProblem<EngagementProblem>[] = []
  const needed = (field: Field, code: EngagementProblem) =>
    found.push({ column: columnOf(field), code, values: {} })
  if (engagement.client === null && engagement.unifiedSocialCreditCode === null)
    needed('client', 'client_needed')
  if (engagement.title === null && engagement.cause === null) needed('cause', 'matter_needed')
  if (engagement.status === 'closed' || engagement.closedOn !== null)
    needed(engagement.closedOn === null ? 'status' : 'closed_on', 'already_closed')
  return { problems: found, warnings: sharesUnfit(engagement, columnOf) }
}

/** Shares are of the whole: where they do not make 100 they stay words of the register. */
function sharesUnfit(
  engagement: ReadEngagement,
  columnOf: RowLook['columnOf'],
): RowProblem<EngagementProblem>[] {
  const named = engagement.originating.filter((one) => one.share !== null)
  if (named.length === 0) return []
  const sum = named.reduce((total, { share }) => total.plus(share ?? 0), new Decimal(0))
  if (sum.eq(100) && named.length === engagement.originating.length) return []
  const text = engagement.originating.map(({ name, share }) => `${name}${share ?? '?'}%`).join('、')
  engagement.extra['案源比例'] = text
  engagement.originating = engagement.originating.map(({ name }) => ({ name, share: null }))
  return [{ column: columnOf('originating'), code: 'shares_not_whole', values: { text } }]
}

/** A mandate is one by its number; without one by client, matter and opponent. */
export function keysOf(engagement: ReadEngagement): [SameKey, string][] {
  if (engagement.number !== null) return [['number', engagement.number]]
  const who = engagement.unifiedSocialCreditCode ?? engagement.client ?? ''
  return [['client_and_title', JSON.stringify([who, titleOf(engagement)])]]
}

/** What the mandate is called: its own name, else its cause and against whom. */
export function titleOf({ title, cause, opponents }: ReadEngagement): string {
  const [against] = opponents
  const named = title ?? (against === undefined ? (cause ?? '') : `与${against}${cause ?? ''}`)
  return named.slice(0, 200)
}

/** How registers of engagements are read. */
export const reading: Reading<ReadEngagement, Field> = {
  kind: 'engagement',
  vocabulary,
  fields,
  days: new Set<Field>(['opened_on', 'signed_on', 'closed_on', 'term_to']),
  empty: () => ({
    number: null,
    courtNumber: null,
    client: null,
    unifiedSocialCreditCode: null,
    opponents: [],
    thirdParties: [],
    title: null,
    cause: null,
    practice: null,
    kind: null,
    department: null,
    lead: [],
    assisting: [],
    originating: [],
    feeKind: null,
    feeAmount: null,
    paid: null,
    amountInDispute: null,
    court: null,
    instance: null,
    status: null,
    openedOn: null,
    signedOn: null,
    closedOn: null,
    termTo: null,
    note: null,
    extra: {},
  }),
  readers: {
    number,
    court_number: line('courtNumber', 200),
    client,
    code: creditCode('unifiedSocialCreditCode'),
    opponent: party('opponents'),
    third_party: party('thirdParties'),
    title: line('title', 200),
    cause: line('cause', 200),
    practice: (text, engagement, place, warnings) => {
      line<ReadEngagement>('practice', 100)(text, engagement, place, warnings)
      const kind = kinds.find(([pattern]) => pattern.test(text))
      if (kind) engagement.kind = kind[1]
    },
    department: line('department', 100),
    lead: colleagues('lead'),
    assisting: colleagues('assisting'),
    originating: (text, engagement) => void engagement.originating.push(...sharedNames(text)),
    fee_kind: word('feeKind', [
      [/法律援助|法援/, 'legal_aid'],
      [/混合|基础.*风险|半风险|mixed/i, 'mixed'],
      [/风险|contingen/i, 'contingency'],
      [/计时|小时|hour/i, 'hourly'],
      [/比例|标的|百分|percent/i, 'percentage'],
      [/顾问|年费|包年|retainer/i, 'retainer'],
      [/计件|固定|定额|一次性|分期|协商|一口价|打包|fixed/i, 'fixed'],
    ]),
    fee_amount: money('feeAmount'),
    paid: money('paid'),
    amount_in_dispute: money('amountInDispute'),
    court: line('court', 200),
    instance: line('instance', 100),
    status: word('status', [
      [/未签|待签|洽谈|意向|拟/, 'unsigned'],
      [/未结|在办|办理中|进行|审理中|在审|执行中|履行|服务中|open|running|active/i, 'running'],
      [/中止|暂停|suspend/i, 'suspended'],
      [/结案|已结|归档|终止|解除|完结|办结|撤销|closed|archived|ended/i, 'closed'],
    ]),
    opened_on: day('openedOn'),
    signed_on: day('signedOn'),
    closed_on: day('closedOn'),
    term_to: day('termTo'),
    note: runningText('note'),
    extra: extraColumn,
  },
  judge,
  keysOf,
  problems,
}

const kinds: [RegExp, Kind][] = [
  [/刑|辩护/, 'criminal_defence'],
  [/顾问|常年/, 'retainer'],
  [/仲裁/, 'arbitration'],
  [/专项|非诉|项目|尽调|并购/, 'project'],
  [/咨询/, 'consultation'],
  [/诉讼|民|商|行政|一审|二审|再审|执行/, 'litigation'],
]
