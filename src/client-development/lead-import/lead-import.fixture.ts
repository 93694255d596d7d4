import type { ImmediateHandler } from '#access/index.ts'
import { openImportOffice } from '#imports/imports.fixture.ts'
import { leadEntrances } from '../leads/index.ts'
import { policy } from '../policy.ts'
import { leadImport } from './index.ts'

export { csv, type Office, type Person, type Reply } from '#imports/imports.fixture.ts'

/** A firm with the import and the leads behind a server. */
export const openOffice = (immediate: ImmediateHandler[] = []) =>
  openImportOffice({
    kinds: [leadImport()],
    entrances: leadEntrances,
    policy,
    handlers: { immediate },
  })

export const entries = (count: number, from = 0): (string | number)[][] => [
  ['姓名', '手机', '公司', '咨询内容', '来源渠道'],
  ...Array.from({ length: count }, (_, at) => [
    `客户${from + at}`,
    `138${String(10_000_000 + from + at)}`,
    `第${from + at}号贸易有限公司`,
    '咨询劳动争议，公司拖欠工资三个月，想了解仲裁程序',
    '展会',
  ]),
]
