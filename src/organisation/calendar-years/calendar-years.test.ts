import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, system } from '#access/index.ts'
import { ifMatch } from '../../../tests/support/http.ts'
import { isWorkingDay } from '../calendar/index.ts'
import { type Organisation, openOrganisation } from '../organisation.fixture.ts'
import { createCalendars } from './index.ts'

let house: Organisation
beforeAll(async () => {
  house = await openOrganisation()
})
afterAll(async () => house?.close())

type Who = keyof Organisation['firm']['people']
const as = (who: Who) => house.server.as(house.firm.people[who])
const year2027 = {
  year: 2027,
  source: '国务院办公厅通知（样本）',
  days: { '2027-01-01': 'holiday', '2027-10-01': 'holiday', '2027-01-03': 'workday' },
}
const calendars = createCalendars()
const calendar = () =>
  asActor(house.data.database, system, (tx) => calendars.forOffice(tx, house.firm.officeId))

test('a year that is loaded counts at once for every deadline', async () => {
  expect((await calendar()).knownYears.has(2027)).toBe(false)
  expect(isWorkingDay(await calendar(), '2027-01-03')).toBe(false)
  const loaded = await as('personnel').post('/api/calendar-years', year2027)
  expect(loaded).toMatchObject({ status: 201, body: { year: 2027, loadedByName: 'personnel' } })
  expect((await calendar()).knownYears.has(2027)).toBe(true)
  expect(isWorkingDay(await calendar(), '2027-01-03')).toBe(true)
  expect(house.events.at(-1)).toMatchObject({
    type: 'calendar.loaded',
    data: { year: 2027, days: 3 },
  })
})

test('loading it again replaces it', async () => {
  const { '2027-01-03': _, ...days } = year2027.days
  await as('personnel').post('/api/calendar-years', { ...year2027, days })
  expect(isWorkingDay(await calendar(), '2027-01-03')).toBe(false)
})

test('new hours of the office count at once', async () => {
  const office = (await as('personnel').get('/api/offices')).body.items[0]
  const saturday = [{ from: '09:00', to: '12:00' }]
  const { name, timeZone, workingHours } = office
  const change = { name, timeZone, workingHours: { ...workingHours, saturday } }
  await as('personnel').put(`/api/offices/${office.id}`, change, ifMatch(office.version))
  expect(isWorkingDay(await calendar(), '2026-03-07')).toBe(true)
})

test('a day that does not exist or lies in another year is refused where it stands', async () => {
  const days = { '2027-02-30': 'holiday', '2028-01-01': 'holiday' }
  const wrong = await as('personnel').post('/api/calendar-years', { ...year2027, days })
  expect(wrong.error?.fields).toEqual([
    { path: 'days.2027-02-30', code: 'not_a_date' },
    { path: 'days.2028-01-01', code: 'not_in_year' },
  ])
})

test('a lawyer reads the years and loads none', async () => {
  expect((await as('lawyer').get('/api/calendar-years')).body.abilities).toEqual({
    loadCalendarYear: false,
  })
  expect((await as('lawyer').post('/api/calendar-years', year2027)).status).toBe(403)
})
