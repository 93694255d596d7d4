import ical, { type ICalCalendar } from 'ical-generator'
import type { Work } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import { mayNameClients } from '#communications/index.ts'
import { todayOf } from '#organisation/index.ts'
import { type Language, say, type WordKey } from '#platform/i18n/words.ts'
import { type DayRow, type DueRow, selectOwed, selectPlanned } from './sql.ts'
import { feedWords } from './web/words.ts'

/** Milliseconds before a deadline that the calendar shows as taken. */
const shown = 30 * 60_000

const places = { lead: '/leads/', client: '/clients/', engagement: '/engagements/' } as const

interface Manner {
  language: Language
  publicUrl: string
  /** Names of what the reader may see, and only where the firm lets them leave the product. */
  nameOf: (id: string) => string | undefined
}

/** What a person owes and has planned, as their calendar program reads it; with their own sight. */
export async function calendarOf(
  work: Work,
  { charters, subjectNames }: KeeperParts,
  reader: { personId: string; language: Language },
  publicUrl: string,
): Promise<string> {
  const owed = await selectOwed(work.tx, reader.personId)
  const planned = await selectPlanned(work.tx, reader.personId, await todayOf(work))
  const ids = [...new Set([...owed, ...planned].map((row) => row.subjectId))]
  const named = (await mayNameClients(work.tx)) ? await subjectNames(work.tx, ids) : new Map()
  const versions = await charters.versions(
    work.tx,
    owed.map((row) => row.charterVersion),
  )
  const { language } = reader
  const manner: Manner = { language, publicUrl, nameOf: (id) => named.get(id) }
  const calendar = ical({
    name: say(feedWords, 'name', {}, language),
    prodId: { company: 'Covenant', product: 'Covenant', language: 'EN' },
    ttl: 3_600,
  })
  for (const row of owed) {
    const title = versions.get(row.charterVersion)?.clauses.get(row.clause)?.title
    const words = title ? (language === 'en' ? title.en : title.zh) : row.clause
    addDue(calendar, row, say(feedWords, 'due', { title: words }, language), manner, work.now)
  }
  for (const row of planned) addDay(calendar, row, manner, work.now)
  return calendar.toString()
}

function summaryOf(what: string, subjectId: string, { language, nameOf }: Manner): string {
  const subject = nameOf(subjectId)
  return subject ? say(feedWords, 'about', { what, subject }, language) : what
}

const linkOf = (
  { subjectKind, subjectId }: Pick<DueRow, 'subjectKind' | 'subjectId'>,
  publicUrl: string,
) => (subjectKind === 'firm' ? `${publicUrl}/` : `${publicUrl}${places[subjectKind]}${subjectId}`)

function addDue(
  calendar: ICalCalendar,
  row: DueRow,
  what: string,
  manner: Manner,
  stamp: Date,
): void {
  calendar.createEvent({
    id: `commitment-${row.id}@covenant`,
    // Instants are written in UTC: no zone has to be described.
    start: new Date(row.dueAt.getTime() - shown),
    end: row.dueAt,
    stamp,
    summary: summaryOf(what, row.subjectId, manner),
    url: linkOf(row, manner.publicUrl),
  })
}

function addDay(calendar: ICalCalendar, row: DayRow, manner: Manner, stamp: Date): void {
  const { language } = manner
  // A milestone's own words may say whose matter it is: they stay behind with the names.
  const title = row.title && manner.nameOf(row.subjectId) ? row.title : ''
  const what = row.kind
    ? say(feedWords, `contact.${row.kind}` as WordKey<typeof feedWords.texts>, {}, language)
    : say(feedWords, 'milestone', { title }, language).replace(/[：:] ?$/, '')
  const day = Temporal.PlainDate.from(row.day)
  calendar.createEvent({
    id: `${row.kind ? 'contact' : 'milestone'}-${row.id}@covenant`,
    start: day,
    end: day.add({ days: 1 }),
    allDay: true,
    stamp,
    summary: summaryOf(what, row.subjectId, manner),
    url: linkOf(row, manner.publicUrl),
  })
}
