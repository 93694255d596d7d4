import type { Dice } from './dice.ts'
import { channelWeights } from './firm/marketing.ts'
import type { House } from './house.ts'
import type { Ending, LeadPlan } from './leads/lead.ts'
import type { Tale } from './stories/story.ts'
import { day, hour, opening, workingDays, workingHours } from './time.ts'

/** Strangers who come to the firm in two years, and how they end, in parts. */
const strangers = 497
const endings: [Ending, number][] = [
  ['converted', 69],
  ['lost', 20],
  ['disqualified', 8],
  ['withdrawn', 4],
  ['snoozed', 1],
]

/** Leads on their road today: how many stand where, and how many working hours ago each came. */
const standing: [Ending, count: number, from: number, to: number][] = [
  ['registered', 7, 0.2, 5.5],
  // Forgotten for more than a day: what a managing partner hears of.
  ['registered', 1, 13, 16],
  ['assigned', 2, 13, 22],
  ['screened', 4, 2.6, 4.6],
  ['assigned', 6, 2.8, 6],
  ['contacted', 4, 3, 5.5],
  ['contacted', 8, 8, 22],
  ['assessed', 6, 24, 40],
  ['proposed', 10, 42, 68],
  ['doubting', 6, 48, 70],
  ['snoozed', 8, 30, 150],
]
/** Without a rule of assignment: what waits there for a manager. */
const unruled = ['administrative', 'real_estate', 'foreign']

/** Who comes when, by which channel, with what. */
export function planLeads(house: House, dice: Dice, scale: number): LeadPlan[] {
  const plans: LeadPlan[] = []
  const first = house.begin + 3 * day
  const last = workingDays(house.end, -6)
  const count = Math.round(strangers * scale)
  const tales = dealer(house.tales, dice)
  for (let at = 0; at < count; at += 1) {
    // The firm grows: the last month brings twice what the first did.
    const part = (-0.7 + Math.sqrt(0.49 + 4 * 0.35 * 1.05 * dice.number())) / 0.7
    const arrives = hourOf(first + (last - first) * Math.min(1, part), dice)
    plans.push(planOf(`lead ${at}`, arrives, weighted(endings, dice), tales, dice))
  }
  for (const [ending, many, from, to] of standing)
    for (let at = 0; at < Math.max(1, Math.round(many * Math.min(1, scale * 2))); at += 1) {
      const arrives = workingHours(house.end, -dice.within(from, to))
      const deal =
        ending === 'screened'
          ? (fits: Fits) => tales((one) => unruled.includes(one.area) && fits(one))
          : tales
      plans.push(planOf(`standing ${ending} ${from} ${at}`, arrives, ending, deal, dice))
    }
  return plans.sort((a, b) => a.arrives - b.arrives)
}

type Fits = (tale: Tale) => boolean
type Deal = (fits: Fits) => Tale

function planOf(name: string, arrives: number, ending: Ending, deal: Deal, dice: Dice): LeadPlan {
  const channel = weighted(Object.entries(channelWeights), dice)
  return { name, arrives, ending, channel, tale: deal(() => true) }
}

/** Deals the tales out like cards, so that all are told equally often and neighbours differ. */
function dealer(tales: readonly Tale[], dice: Dice): Deal {
  let left: Tale[] = []
  return (fits) => {
    if (!left.some(fits)) left = [...left, ...dice.shuffled(tales)]
    const place = left.findIndex(fits)
    return left.splice(place, 1)[0] as Tale
  }
}

function weighted<T>(choices: [T, number][], dice: Dice): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
  let left = dice.number() * total
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  return (choices[0] as [T, number])[0]
}

/** People ask in office hours, and some of them at night: what they send then is read in the morning. */
function hourOf(at: number, dice: Dice): number {
  if (dice.chance(0.12)) return at
  return workingHours(opening(at), dice.within(0, 6)) - dice.within(0, 0.2) * hour
}
