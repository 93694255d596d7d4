import { areaList } from '@vant/area-data'

export interface Division {
  code: string
  name: string
}

// GB/T 2260: two digits a province, four a city, six a county. The list writes all as six.
const lists = {
  2: areaList.province_list,
  4: areaList.city_list,
  6: areaList.county_list,
} as const

const cut = (list: Record<string, string>, length: number): Division[] =>
  Object.entries(list).map(([code, name]) => ({ code: code.slice(0, length), name }))
const divisions: Record<number, Division[]> = {
  2: cut(lists[2], 2),
  4: cut(lists[4], 4),
  6: cut(lists[6], 6),
}

/** Divisions next below one: provinces, the cities of a province, the counties of a city. */
export function divisionsUnder(code = ''): Division[] {
  return (divisions[code.length + 2] ?? []).filter((one) => one.code.startsWith(code))
}

const names = new Map(
  Object.values(divisions).flatMap((list) => list.map((one) => [one.code, one.name])),
)

/** 福建省厦门市思明区; null for a code there is not. */
export function nameOfDivision(code: string): string | null {
  if (!names.has(code)) return null
  const steps = [code.slice(0, 2), code.slice(0, 4), code.slice(0, 6)]
  const said = [...new Set(steps)].flatMap((step) => names.get(step) ?? [])
  // 北京市 stands twice: as province and as its own city.
  return said.filter((name, at) => name !== said[at - 1]).join('')
}
