import { creditCodeCheckCharacter } from '#parties/index.ts'
import { givenNames, places, surnames, trades } from '../words.ts'

/** What somebody who enquires says. */
export interface Enquiry {
  body: {
    name: string
    organisation: string
    opponents: string[]
    phone: string
    need: string
    forMyself: true
    unifiedSocialCreditCode?: string
  }
}

/** Two that oppose each other, and by what the second names the first. */
export interface Pair {
  by: 'name' | 'number' | 'alias'
  one: Enquiry
  other: Enquiry
  /** The first as it stands in the register already. */
  known: { name: string; code: string; alias?: string } | null
}

const signs =
  '安柏策岱鼎朵芬葛瀚珩霁璟恺岚霖沐宁沛祺瑞朔棠维雯熙轩砚怡煜臻卓泽枫桦湛澄翊翰骁峻岳崧昀晟旻晖曜榕樟橡檀澜澍潇濠炜烨焱'

/**
 * So many pairs of companies: most know each other by name; every tenth enquires with its number under another name than
 * the register has it, and is opposed by that one; every tenth is opposed by a trade name that only the register knows.
 */
export function pairsOf(count: number): Pair[] {
  return Array.from({ length: count }, (_, at) => pairOf(at))
}

function pairOf(at: number): Pair {
  const [mine, theirs] = [company(at * 2), company(at * 2 + 1)]
  const by: Pair['by'] = at % 10 === 3 ? 'number' : at % 10 === 7 ? 'alias' : 'name'
  if (by === 'name')
    return {
      by,
      known: null,
      one: enquiry(at * 2, mine, theirs),
      other: enquiry(at * 2 + 1, theirs, mine),
    }
  const code = creditCode(at)
  const registered = by === 'number' ? `${brand(at * 2, 5)}${trades[at % trades.length]}厂` : mine
  const alias = by === 'alias' ? brand(at * 2, 9) : undefined
  const one = enquiry(at * 2, mine, theirs)
  return {
    by,
    known: { name: registered, code, ...(alias ? { alias } : {}) },
    one: { body: { ...one.body, unifiedSocialCreditCode: code } },
    other: enquiry(at * 2 + 1, theirs, alias ?? registered),
  }
}

function enquiry(at: number, organisation: string, opponent: string): Enquiry {
  return {
    body: {
      name: `${surnames[at % surnames.length]}${givenNames[(at * 7) % givenNames.length]}`,
      organisation,
      opponents: [opponent],
      phone: String(13_000_000_000 + at * 7_919),
      need: '买卖合同货款',
      forMyself: true,
    },
  }
}

/** Three signs that no other company bears: counted, with large steps between neighbours. */
function brand(at: number, turn: number): string {
  const n = signs.length
  const place = (at * 7_919 + turn * 104_729) % n ** 3
  return [place % n, Math.floor(place / n) % n, Math.floor(place / n ** 2)]
    .map((one) => signs[one])
    .join('')
}

const company = (at: number): string =>
  `${places[at % places.length]}${brand(at, 0)}${trades[at % trades.length]}有限公司`

function creditCode(at: number): string {
  const first = `91330100M${String(at).padStart(8, '0')}`
  return `${first}${creditCodeCheckCharacter(first)}`
}
