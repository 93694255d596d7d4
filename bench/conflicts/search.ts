import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { note, print, quantile, timed } from '../figure.ts'
import { answered, callerAt } from '../http.ts'
import { loadRegister, PartyIds } from '../names/load.ts'
import { foundBenchFirm, openPlace } from '../place.ts'
import { startServer } from '../server.ts'

const parties = 1_000_000
const searches = 600
const warmUps = 60

/** Loading a million parties with their keys, and the search behind the hints at intake over HTTP on them. */
export async function run(): Promise<void> {
  const place = await openPlace({ durable: true })
  try {
    await foundBenchFirm(place, ['marketer'])
    const file = join(place.folder, 'register.csv')
    const names = await writeRegister(file)
    const began = performance.now()
    await loadRegister(place, file, new PartyIds())
    print({
      bench: 'conflicts',
      name: 'search.load',
      value: (performance.now() - began) / 1000,
      unit: 's',
      limit: 300,
      better: 'lower',
      more: { parties },
    })
    const server = await startServer({ adminUrl: place.adminUrl, folder: place.folder })
    try {
      const caller = await callerAt(server.port, 'marketer')
      const took: number[] = []
      for (const [at, { kind, name }] of names.entries()) {
        const query = new URLSearchParams({ kind, name })
        const path = `/api/party-look-alikes?${query.toString()}`
        const ms = await timed(async () => answered(await caller.get(path)))
        if (at >= warmUps) took.push(ms)
        if (at % 100 === 0) note(`${at} searches`)
      }
      const bounds: [string, number, number | undefined][] = [
        ['p50', 0.5, undefined],
        ['p95', 0.95, undefined],
        ['p99', 0.99, 50],
      ]
      for (const [name, share, limit] of bounds)
        print({
          bench: 'conflicts',
          name: `search.${name}`,
          value: quantile(took, share),
          unit: 'ms',
          ...(limit === undefined ? {} : { limit, better: 'lower' as const }),
          more: { parties, searches: took.length },
        })
    } finally {
      await server.stop()
    }
  } finally {
    await place.close()
  }
}

const places =
  '北京市 上海市 广州市 深圳 杭州市 宁波 南京 苏州市 成都市 武汉 西安市 重庆 青岛 厦门市 长沙 郑州市 沈阳 大连市 济南 合肥'.split(
    ' ',
  )
const industries =
  '科技 贸易 建筑工程 物流 食品 医药 文化传媒 投资管理 机械设备 新能源 信息技术 餐饮管理 装饰 环保 纺织 化工 教育咨询 房地产开发 汽车服务 电子商务'.split(
    ' ',
  )
const forms = ['有限公司', '有限公司', '有限公司', '股份有限公司', '集团有限公司', '有限责任公司']
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧']
const characters = [
  ...'恒瑞鑫源华泰宏达远航天成明德安康祥和金盛博雅智联云海东升永信嘉诚中正汇通启元卓越利丰顺合美佳新立科创文景春秋兴业百川同辉晨光国强建军志伟丽娟雪梅晓燕思雨子涵浩然俊杰',
]

/** One of a sequence that is the same at every run. */
function sequence(): <T>(list: readonly T[]) => T {
  let state = 20_260_302
  return (list) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return list[Math.floor((state / 4_294_967_296) * list.length)] as never
  }
}

interface Asked {
  kind: 'person' | 'organisation'
  name: string
}

/** Writes an invented register. @returns names to search for: as on file, in part, or with one character another. */
async function writeRegister(file: string): Promise<Asked[]> {
  const pick = sequence()
  const out = createWriteStream(file)
  out.write('party_id,kind,name,aliases,former_names,id_type,id_number\n')
  const asked: Asked[] = []
  const every = Math.floor(parties / (searches + warmUps))
  for (let at = 1; at <= parties; at += 1) {
    const person = at % 10 < 3
    const brand = pick(characters) + pick(characters) + (at % 4 === 0 ? pick(characters) : '')
    const industry = pick(industries)
    const name = person
      ? pick(surnames) + brand.slice(0, at % 5 === 0 ? 1 : 2)
      : pick(places) + brand + industry + pick(forms)
    if (!out.write(`${at},${person ? 'person' : 'organisation'},${name},,,,\n`))
      await once(out, 'drain')
    if (at % every !== 0) continue
    const misread = name.replace(brand.slice(0, 1), pick(characters))
    const variants = person ? [name, misread] : [name, misread, brand + industry, brand]
    asked.push({ kind: person ? 'person' : 'organisation', name: pick(variants) })
  }
  out.end()
  await once(out, 'finish')
  return asked
}
