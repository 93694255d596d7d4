import type { Dice } from '../dice.ts'
import { creditCodeOf, identityNumberOf, phoneOf } from './identifiers.ts'
import { cities, firmWords, menGiven, positions, surnames, trades, womenGiven } from './names.ts'

/** Somebody the firm may act for, with whom one talks there. */
export interface Party {
  kind: 'person' | 'organisation'
  name: string
  /** As one calls them in a sentence. */
  short: string
  city: string
  region: string
  court: string
  arbitration: string
  business: string
  contact: { name: string; called: string; position: string; phone: string; mail: string }
  code: string | null
  identity: string | null
}

export interface Registry {
  person(dice: Dice): Party
  organisation(dice: Dice): Party
  /** A name for the other side. */
  opponent(
    dice: Dice,
    kind: 'person' | 'organisation',
    city: string,
  ): { name: string; short: string }
}

/** Makes parties up; no name is given twice. */
export function createRegistry(): Registry {
  const taken = new Set<string>()
  let serial = 0
  const unique = (make: () => string): string => {
    for (let tries = 0; tries < 200; tries += 1) {
      const name = make()
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
    throw new Error('the names have run out')
  }
  const humanName = (dice: Dice) => {
    const woman = dice.chance(0.46)
    const given = woman ? womenGiven : menGiven
    return { name: unique(() => `${dice.pick(surnames)}${dice.pick(given)}`), woman }
  }
  const companyName = (dice: Dice, city: string) => {
    let short = ''
    const [trade, business] = dice.pick(trades)
    const name = unique(() => {
      short = dice.pick(firmWords)
      return `${city}${short}${trade}有限公司`
    })
    return { name, short: `${short}公司`, business }
  }
  const placed = (dice: Dice) => {
    const [city, region, district] = dice.pick(cities)
    const seat = region.startsWith('上海') ? '上海市' : `${city}市`
    return {
      city,
      region: `${region}${district}`,
      court: `${seat}${district}人民法院`,
      arbitration: `${seat}${region.startsWith('上海') ? district : ''}劳动人事争议仲裁委员会`,
    }
  }
  return {
    person: (dice) => {
      const { name, woman } = humanName(dice)
      serial += 1
      return {
        kind: 'person',
        name,
        short: `${name.slice(0, 1)}${woman ? '女士' : '先生'}`,
        ...placed(dice),
        business: '',
        contact: {
          name,
          called: `${name.slice(0, 1)}${woman ? '女士' : '先生'}`,
          position: '',
          phone: phoneOf(serial),
          mail: `u${serial}@mail.example`,
        },
        code: null,
        identity: identityNumberOf(dice, serial),
      }
    },
    organisation: (dice) => {
      const place = placed(dice)
      const { name, short, business } = companyName(dice, place.city)
      const { name: contact, woman } = humanName(dice)
      const position = dice.pick(positions)
      serial += 1
      const called = position.endsWith('助理')
        ? `${contact.slice(0, 1)}${woman ? '女士' : '先生'}`
        : `${contact.slice(0, 1)}${position.includes('总') || position.includes('董事') ? '总' : '经理'}`
      return {
        kind: 'organisation',
        name,
        short,
        ...place,
        business,
        contact: {
          name: contact,
          called,
          position,
          phone: phoneOf(serial),
          mail: `c${serial}@corp.example`,
        },
        code: creditCodeOf(serial),
        identity: null,
      }
    },
    opponent: (dice, kind, city) => {
      if (kind === 'organisation') return companyName(dice, city)
      const { name } = humanName(dice)
      return { name, short: name }
    },
  }
}
