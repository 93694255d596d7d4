import { divisions } from './tables.ts'

/** A division as names write it. */
export interface Region {
  /** Without 省, 市, 县 and the like. */
  stem: string
  level: 'nation' | 'province' | 'city' | 'area'
  /** Stems of the divisions it lies in; an area's name may occur in several. */
  within: string[]
}

const suffixes =
  /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|林区|新区|特区|矿区|盟|省|市|州|县|区|旗|镇|乡)$/
// 恩施土家族苗族自治州 is written 恩施州, 大理白族自治州 大理.
const peoples =
  /((土家族|苗族|藏族|羌族|彝族|白族|傣族|景颇族|傈僳族|布依族|侗族|朝鲜族|蒙古族?|哈萨克族?|柯尔克孜族?|壮族|回族|哈尼族|满族|瑶族|畲族|黎族|土族|撒拉族|东乡族|保安族|裕固族|维吾尔族?|各族|水族|仡佬族|毛南族|仫佬族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|达斡尔族?|鄂温克族?|鄂伦春族?|锡伯族?)+)$/

export function stemOf(name: string): string {
  const bare = name.replace(suffixes, '')
  const stem = /自治[州县旗]$/.test(name) ? bare.replace(peoples, '') : bare
  return stem.length >= 2 ? stem : name
}

/** Cities of a county's rank whose bare name stands for a place more often than for a brand. */
const wellKnown =
  '义乌 慈溪 余姚 诸暨 晋江 石狮 福清 龙口 寿光 滕州 邹城 巩义 禹州 仙桃 大冶 海城 普宁 台山 昆山 江阴 张家港 常熟 太仓 宜兴 如皋 启东 海门 邳州 丹阳 扬中 句容 兴化 靖江 仪征 高邮 东台 溧阳 瑞安 乐清 临海 温岭 玉环 嵊州 东阳 永康 兰溪 江山 海宁 平湖 桐乡 建德 临安 诸城 青州 高密 昌邑 安丘 莱州 招远 栖霞 海阳 荣成 乳山 曲阜 肥城 新泰 临清 乐陵 禹城 胶州 平度 莱西 章丘 增城 从化 开平 鹤山 恩平 廉江 雷州 吴川 高州 化州 信宜 四会 罗定 英德 阳春 陆丰 兴宁 新郑 新密 荥阳 登封 偃师 舞钢 汝州 林州 卫辉 辉县 沁阳 孟州 长葛 灵宝 邓州 永城 项城 潜江 天门 枝江 宜都 当阳 老河口 枣阳 宜城 钟祥 京山 应城 安陆 汉川 石首 洪湖 松滋 麻城 武穴 赤壁 广水 恩施 利川 浏阳 宁乡 醴陵 韶山 湘乡 耒阳 汨罗 临湘 津市 沅江 资兴 涟源 冷水江 吉首 迁安 遵化 辛集 定州 涿州 任丘 黄骅 河间 霸州 三河 沙河 南宫 深州 泊头 瓦房店 庄河 新民 凤城 东港 凌海 大石桥 盖州 灯塔 调兵山 开原 北票 凌源 兴城 都江堰 彭州 邛崃 崇州 简阳 广汉 什邡 绵竹 江油 阆中 峨眉山 西昌 康定 清镇 赤水 仁怀 凯里 兴义 盘州 福泉 都匀 安宁 宣威 腾冲 个旧 开远 蒙自 景洪 瑞丽 芒市 大理 楚雄 韩城 华阴 兴平 神木 玉门 敦煌 格尔木 灵武 石河子 奎屯 昌吉 库尔勒 阿克苏 喀什 和田 伊宁 塔城 哈密 桂平 北流 岑溪 东兴 靖西 凭祥 琼海 文昌 万宁 满洲里 扎兰屯 牙克石 乌兰浩特 锡林浩特 二连浩特 霍林郭勒 根河 丰镇 南安 永安 邵武 武夷山 建瓯 福安 福鼎 龙海 漳平 瑞金 南康 丰城 樟树 高安 德兴 贵溪 瑞昌 共青城 庐山 井冈山 乐平 巢湖 桐城 天长 明光 宁国 界首 潜山 广德 无为 介休 孝义 汾阳 侯马 霍州 原平 高平 永济 河津 尚志 五常 讷河 密山 铁力 同江 富锦 绥芬河 海林 穆棱 北安 五大连池 肇东 海伦 漠河 公主岭 梅河口 集安 延吉 图们 敦化 珲春 龙井 和龙 榆树 德惠 扶余 大安 洮南 蛟河 桦甸 舒兰 磐石 双辽'.split(
    ' ',
  )

let byName: Map<string, Region> | undefined

function names(): Map<string, Region> {
  if (byName) return byName
  const map = new Map<string, Region>()
  const put = (name: string, region: Region) => {
    const known = map.get(name)
    if (known && known.level === region.level && known.stem === region.stem)
      known.within.push(...region.within.filter((one) => !known.within.includes(one)))
    else if (!known || rank(region) > rank(known)) map.set(name, region)
  }
  let province = ''
  for (const line of divisions()) {
    if (line.startsWith('=')) {
      province = stemOf(line.slice(1))
      for (const name of [line.slice(1), province, ...provinceAs(province)])
        put(name, { stem: province, level: 'province', within: [] })
      continue
    }
    const [city = '', areas = ''] = line.slice(1).split(':')
    const stem = city && stemOf(city)
    if (stem && stem !== province) {
      for (const name of written(city)) put(name, { stem, level: 'city', within: [province] })
    }
    for (const area of areas.split(' ').filter(Boolean))
      putArea(area, stem === province ? [province] : [stem, province].filter(Boolean), put)
  }
  for (const name of ['中国', '中华人民共和国'])
    put(name, { stem: '中国', level: 'nation', within: [] })
  byName = map
  return map
}

const rank = ({ level }: Region): number => ['area', 'city', 'province', 'nation'].indexOf(level)

/** The ways a city's name is written. */
function written(name: string): string[] {
  const stem = stemOf(name)
  const kind = name.endsWith('自治州') ? '州' : (name.match(/(地区|盟|市|州)$/)?.[0] ?? '')
  return [name, stem, `${stem}${kind}`, `${stem}市`]
}

function putArea(
  area: string,
  within: string[],
  put: (name: string, region: Region) => void,
): void {
  const stem = stemOf(area)
  const region: Region = { stem, level: 'area', within }
  if (area !== stem) put(area, region)
  // A county made a city, and the other way round.
  if (/[县市]$/.test(area) && stem.length >= 2) {
    put(`${stem}市`, region)
    put(`${stem}县`, region)
  }
  if (wellKnown.includes(stem)) put(stem, { ...region, level: 'city' })
}

const provinceAs = (stem: string): string[] =>
  ({
    内蒙古: ['内蒙', '内蒙古区'],
    新疆: ['新疆区'],
    香港: ['香港特区'],
    澳门: ['澳门特区'],
    台湾: ['台湾地区'],
  })[stem] ?? [`${stem}省`, `${stem}市`]

/** The region a text is, wholly. */
export const regionNamed = (text: string): Region | undefined => names().get(text)

let byStart: Map<string, string[]> | undefined
/** Names of regions by their first two characters, the longest first. */
function starts(): Map<string, string[]> {
  if (byStart) return byStart
  byStart = new Map()
  for (const name of names().keys()) {
    const start = name.slice(0, 2)
    byStart.set(start, [...(byStart.get(start) ?? []), name])
  }
  for (const list of byStart.values()) list.sort((x, y) => y.length - x.length)
  return byStart
}

/** The longest region a text has at a place. */
export function regionAt(text: string, at: number): { name: string; region: Region } | null {
  const name = starts()
    .get(text.slice(at, at + 2))
    ?.find((one) => text.startsWith(one, at))
  return name ? { name, region: names().get(name) as Region } : null
}

export type RegionRelation = 'same' | 'nested' | 'missing' | 'different'

/** What two names say of their places. Where one says nothing, or only 中国, that is no difference. */
export function relationOfRegions(a: readonly Region[], b: readonly Region[]): RegionRelation {
  const ours = a.filter(({ level }) => level !== 'nation')
  const theirs = b.filter(({ level }) => level !== 'nation')
  if (ours.length === 0 || theirs.length === 0)
    return ours.length === theirs.length && a.length === b.length ? 'same' : 'missing'
  if (ours.map((one) => one.stem).join() === theirs.map((one) => one.stem).join()) return 'same'
  return ours.some((one) => theirs.some((other) => holds(one, other) || holds(other, one)))
    ? 'nested'
    : 'different'
}

const holds = (one: Region, other: Region): boolean =>
  one.stem === other.stem || other.within.includes(one.stem)
