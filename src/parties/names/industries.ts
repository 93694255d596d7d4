/**
 * Words for what an organisation does or is, as they stand between its trade name and its legal form.
 * Compounds such as 机械设备 are found as one word after another.
 */
const words =
  `科技 技术 高科 科学 电子 信息 信息技术 信息科技 网络 网络科技 网络技术 软件 数据 大数据 智能 智能科技 人工智能 互联网 通信 通讯 电信 半导体 集成电路 芯片 光电 光学 激光 微电子 电脑 计算机 数码 数字 云计算 物联网 系统 系统集成 自动化 机器人 航天 航空 航空服务 卫星 导航
商贸 贸易 商业 国际贸易 进出口 外贸 经贸 工贸 物贸 供应链 供应链管理 电子商务 电商 跨境电商 百货 零售 批发 超市 便利店 商店 商行 商场 商城 购物中心 购物广场 市场 市场管理 连锁 专卖 代理 经销 营销 销售 采购 物资 物产 商务 商务服务 会展 展览 会议 礼品 拍卖 典当 免税
建筑 建设 建工 建筑工程 建设工程 工程 工程建设 工程技术 工程管理 工程咨询 安装 安装工程 装饰 装修 装潢 装饰工程 装饰装修 幕墙 门窗 钢结构 结构 地基基础 基础工程 土石方 市政 市政工程 路桥 公路 桥梁 隧道 铁路 轨道交通 水利 水电 水利水电 港口 航道 园林 园林绿化 绿化 景观 古建筑 监理 造价 造价咨询 勘察 勘测 测绘 设计 规划 规划设计 建筑设计 建筑材料 建材 混凝土 商品混凝土 水泥 水泥制品 砂石 石材 石业 陶瓷 瓷业 卫浴 洁具 玻璃 木业 木制品 地板 家具 家居 家俱 涂料 油漆 防水 防水材料 保温 钢铁 钢材 金属 金属材料 金属制品 有色金属 铝业 铜业 锌业 稀土 矿业 矿产 煤业 煤矿 煤炭 煤炭运销 煤化工 焦化 能源 新能源 电力 电力设备 电力工程 电网 供电 发电 热电 热力 供热 燃气 天然气 石油 石化 石油化工 石油机械 油田 化工 化学 化学工业 精细化工 化纤 化肥 肥料 农药 塑料 塑胶 塑业 塑料制品 橡胶 橡塑 轮胎 材料 新材料 复合材料 纳米材料 绝缘材料 环保 环保科技 环保工程 环境 环境工程 环境科技 环境技术 水务 水业 供水 排水 污水处理 节能 节能环保 再生资源 资源 循环经济 固废处理 环卫 清洁 保洁
机械 机电 机电设备 机械设备 机械制造 机床 重工 重型机械 工程机械 装备 装备制造 设备 设备制造 设备安装 仪器 仪表 仪器仪表 电气 电器 电机 电缆 电线电缆 线缆 开关 照明 灯饰 灯具 电源 电池 蓄电池 光伏 太阳能 风电 制冷 制冷设备 空调 暖通 阀门 泵业 水泵 轴承 齿轮 模具 五金 五金制品 工具 紧固件 标准件 精密 精密机械 铸造 锻造 机械加工 钣金 电镀 热处理 冶金 炉业 锅炉 压力容器 电梯 起重 消防 消防器材 消防工程 消防设备 安防 安全技术 汽车 汽车销售 汽车服务 汽车贸易 汽车维修 汽车租赁 汽车配件 汽配 汽车零部件 汽车部件 客车 摩托车 电动车 自行车 车业 车辆 二手车 工业 实业 产业 制造 制造业 加工 制品 用品 器材 五交化 农机
食品 食品工业 粮油 粮食 米业 面业 面粉 油脂 调味品 酱油 豆制品 肉类 肉业 乳业 奶业 饮料 饮品 酒业 酒厂 酿酒 啤酒 白酒 葡萄酒 茶业 茶叶 咖啡 烟草 糖业 盐业 水产 海产 渔业 养殖 水产养殖 畜牧 牧业 禽业 种业 种苗 苗木 花卉 果业 水果 蔬菜 果蔬 农业 农业科技 农业发展 农业开发 生态农业 农林 农牧 农产品 农副产品 农资 林业 饲料 餐饮 餐饮管理 餐饮服务 饭店 酒店 酒店管理 宾馆 酒楼 餐厅 小吃店 火锅 烘焙 冷链 冷链物流 冷藏
医药 医药科技 药业 制药 中药 生物 生物科技 生物技术 生物医药 生物制药 生物工程 医疗 医疗器械 医疗科技 医疗设备 医疗管理 医学 医学检验 健康 健康管理 健康科技 大健康 养老 养老服务 康养 口腔 眼科 眼镜 美容 医疗美容 美业 化妆品 日化 护理 母婴 母婴用品 保健品 药店 药房 大药房 诊所 门诊部 体检 宠物 动物保健 兽药
纺织 纺织品 针织 针纺织品 服装 服饰 服装服饰 制衣 衣业 鞋业 鞋帽 皮革 皮具 箱包 羽绒 毛纺 丝绸 印染 染整 布业 家纺 羊绒 工艺品 工艺 珠宝 首饰 黄金 玉器 钟表 玩具 文具 文化用品 办公用品 办公设备 体育用品 日用品 乐器 纸业 造纸 包装 包装制品 包装材料 印刷 印务 彩印 印业
文化 文化传媒 文化传播 文化发展 文化艺术 文化产业 文化创意 传媒 传播 广告 广告传媒 影视 影业 影视文化 电影 电视 广播电视 动漫 动画 游戏 出版 出版社 报业 杂志 新闻 艺术 演艺 娱乐 音乐 体育 体育发展 体育文化 健身 旅游 旅游开发 旅行社 国际旅行社 旅业 景区 度假村 俱乐部 摄影 婚庆 策划 营销策划 企业策划 品牌管理 品牌策划 设计服务
教育 教育科技 教育咨询 培训 教育培训 职业技能培训 幼儿园 小学 中学 高级中学 学校 职业技术学校 职业技术学院 职业学院 学院 大学 研究院 研究所 研究中心 科学研究院 设计院 设计研究院 科学院 图书馆 博物馆 出国留学 人才服务
投资 投资管理 投资控股 投资发展 投资咨询 投资集团 创业投资 股权投资 产业投资 股权投资管理 股权投资基金 股权投资基金管理 私募证券投资基金 证券投资基金 创业投资基金 私募基金管理 基金 基金管理 资产 资产管理 资本 资本管理 财富管理 金融 金融服务 金融租赁 金融控股 融资租赁 租赁 设备租赁 小额贷款 担保 融资担保 非融资性担保 保理 商业保理 信托 证券 期货 银行 农村商业银行 村镇银行 信用社 农村信用合作联社 保险 人寿保险 财产保险 人寿 财险 保险经纪 保险代理 再保险 支付 征信 财务 财务管理 财务咨询 财税 财税咨询 税务 会计 代理记账 审计 评估 资产评估 房地产评估 律师 公证 公证处 司法鉴定 知识产权 知识产权代理 专利代理 商标代理 法律咨询 法律服务 仲裁委员会
房地产 房地产开发 地产 置业 置地 房屋 房产 房地产经纪 房产中介 物业 物业管理 物业服务 不动产 城市建设 城市发展 城市投资 城建 开发 开发建设 建设投资 基础设施 园区 产业园 工业园
物流 货运 货运代理 国际货运代理 货代 运输 道路运输 汽车运输 客运 公交 出租汽车 快递 快运 速递 配送 仓储 仓储物流 仓库 港务 船务 船舶 船业 造船 海运 航运 轮船 机场 搬家 航空货运 交通 交通运输 停车 停车管理 高速公路
管理 管理咨询 管理服务 企业管理 企业管理咨询 企业服务 企业咨询 咨询 咨询服务 商务咨询 信息咨询 技术咨询 技术服务 技术开发 服务 综合服务 后勤 后勤服务 劳务 劳务派遣 人力资源 人力资源服务 人才 家政 家政服务 保安 保安服务 外包 服务外包 呼叫中心 检测 检测技术 检验 检验检测 认证 质量检测 工程检测 环境检测 计量 翻译 会务 票务 策略 发展 商贸发展 科技发展 实业发展 经济 经济发展 技术发展 控股 投资实业 国际 联合 综合 生态 生态科技 生命科学 供销 邮政 印章 殡葬 洗涤 维修 五金店 服装店 水果店 建材经营部 经营部 理发店 汽修厂 烟酒店 茶叶店 养殖场 农场 林场 牧场 加油站 加气站 砖厂 采石场
产业升级 新兴产业 智能制造 先进制造 医疗健康 科技成果转化 乡村振兴 绿色发展 并购 战略新兴产业 成长 天使 引导 母基金
人民政府 财政局 税务局 市场监督管理局 自然资源局 人民法院 中级人民法院 高级人民法院 人民检察院 公安局 司法局 教育局 卫生健康委员会 卫生健康局 民政局 农业农村局 街道办事处 村民委员会 居民委员会 应急管理局 统计局 审计局 交通运输局 住房和城乡建设局 人力资源和社会保障局 生态环境局 文化和旅游局 水利局 商务局 发展和改革委员会 国有资产监督管理委员会 监狱 派出所 管理委员会 管理局 监督管理局 海关 人民医院 中医院 中心医院 妇幼保健院 口腔医院 医院 附属医院 卫生院 社区卫生服务中心 卫生服务中心 疾病预防控制中心 协会 学会 商会 基金会 联合会 促进会 总工会 工会 委员会`.split(
    /\s+/,
  )
const known = new Set(words)
/** Words of the firm's own register, where the list above knows none. */
let learnt = new Map<string, string[]>()
let learntWords = new Set<string>()

let times = 0
/** How often other words were taken up: what was made of names before may be made otherwise now. */
export const learntTimes = (): number => times

/** Reads names from here on with these words besides the built-in ones. */
export function useLearntIndustries(list: readonly string[]): void {
  times += 1
  learntWords = new Set(list)
  learnt = new Map()
  for (const word of learntWords) put(word, learnt)
}

/** Words by their last two characters, the longest first. */
const byEnd = new Map<string, string[]>()
function put(word: string, into: Map<string, string[]>): void {
  const list = into.get(word.slice(-2)) ?? []
  into.set(
    word.slice(-2),
    [...list, word].sort((a, b) => b.length - a.length),
  )
}
for (const word of known) put(word, byEnd)

export const isIndustry = (word: string): boolean => known.has(word) || learntWords.has(word)

/** The words a text ends with, the last first. The trade name before them keeps two characters where it can. */
export function industriesAtEnd(text: string, least: number): { words: string[]; from: number } {
  const found: string[] = []
  let end = text.length
  for (;;) {
    const word = longestEndingAt(text, end, least)
    if (!word) break
    found.unshift(word)
    end -= word.length
  }
  return { words: found, from: end }
}

function longestEndingAt(text: string, end: number, least: number): string | null {
  if (end - least < 2) return null
  const last = text.slice(end - 2, end)
  const fits = (word: string): boolean =>
    word.length <= end - least && text.startsWith(word, end - word.length)
  return byEnd.get(last)?.find(fits) ?? learnt.get(last)?.find(fits) ?? null
}
