/** What the leads of the bench are made of: as an office in Zhejiang would write it. */

export const surnames =
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹'.split(
    ' ',
  )

export const givenNames =
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 霞 平 刚 桂英 秀兰 建国 志强 晓东 梓涵 浩然 子轩 欣怡 宇航 雨桐 佳怡 思远 文博 海燕 国庆 丽华 玉梅 建平 春生 小红'.split(
    ' ',
  )

export const places = '杭州 宁波 温州 绍兴 舟山 嘉兴 湖州 金华 台州 丽水 衢州 义乌'.split(' ')

export const companyWords =
  '恒通 华远 金诚 盛达 天元 瑞丰 永兴 东海 宏业 中联 嘉禾 新泰 博远 广源 龙腾 鼎盛'.split(' ')

export const trades = '海运 建筑 贸易 科技 置业 食品 纺织 机械 物流 医药 餐饮 装饰'.split(' ')

/** Needs with the practice area each belongs to. */
export const needs: readonly (readonly [area: string, need: string])[] = [
  ['labour', '公司拖欠工资三个月，想了解仲裁程序和需要准备的证据'],
  ['labour', '被公司口头辞退，没有书面通知，想要求经济补偿'],
  ['civil', '朋友借款到期不还，手里有借条和转账记录'],
  ['civil', '交通事故受伤住院，对方保险公司迟迟不赔'],
  ['commercial', '供货合同已经履行，对方拖欠货款并且失联'],
  ['commercial', '股东之间对分红和章程有争议，想先咨询'],
  ['family', '考虑离婚，涉及孩子抚养和婚前房产的分割'],
  ['family', '父亲去世后兄弟姐妹对遗嘱的效力有争议'],
  ['real_estate', '开发商逾期交房，业主们想一起要求违约金'],
  ['real_estate', '租赁合同提前解除，房东不肯退还押金'],
  ['criminal', '家人昨天被刑事拘留，想尽快安排律师会见'],
  ['intellectual_property', '网店被投诉商标侵权，想知道如何申诉'],
  ['administrative', '对征收补偿决定不服，想提起行政复议'],
  ['finance', '银行起诉担保人，想了解担保责任的范围'],
]

export const channels = [
  ['online_promotion', '百度推广'],
  ['online_promotion', '抖音咨询'],
  ['website', '律所官网'],
  ['client_referral', '老客户介绍'],
  ['industry_event', '企业家沙龙'],
  ['walk_in', '上门咨询'],
  ['media', '公众号文章'],
  ['other', '其他来源'],
] as const

/** A name and a company that occur in one of ten leads of the lawyer, so as often whatever the firm's size. */
export const particular = { surname: '上官', company: '青田石雕' }
