import type { Enquiry, Stage } from './road.ts'

export interface Planned {
  enquiry: Enquiry
  to: Stage
  /** The day and hour it came in, in the zone of the firm. */
  at: string
  by: 'lin' | 'he'
  lawyer: 'han' | 'gu' | 'su'
  channel: 'online' | 'referral' | 'event' | 'media'
  /** How it ended, where it did. */
  end?: 'lost' | 'disqualified'
}

type Line = [
  at: string,
  name: string,
  organisation: string | null,
  phone: string,
  practiceArea: string,
  need: string,
  to: Stage,
  by: Planned['by'],
  lawyer: Planned['lawyer'],
  channel: Planned['channel'],
  more?: Partial<Enquiry> & { end?: Planned['end'] },
]

// biome-ignore format: one line for each enquiry
const lines: Line[] = [
  ['2026-11-09 09:20', '赵敏', '苏州云杉机械有限公司', '13812345678', 'civil', '供货合同货款拖欠，对方拒绝付款。', 'converted', 'lin', 'han', 'online', { opponents: ['无锡恒达贸易有限公司'], estimatedAmount: '860000.00', creditCode: '91320505MA1W2K3T7X' }],
  ['2026-10-27 10:10', '钱进', '无锡清源水处理科技有限公司', '13915550102', 'commercial', '增资协议回购条款争议，投资人要求提前回购。', 'converted', 'he', 'su', 'referral', { opponents: ['启明成长创业投资合伙企业'], estimatedAmount: '5200000.00', creditCode: '91320214MA20H5XQ4L' }],
  ['2026-11-05 14:30', '冯立', '杭州拾光文化传媒有限公司', '13705710233', 'civil', '短视频著作权被侵犯，要求停止侵权并赔偿。', 'converted', 'lin', 'gu', 'event', { opponents: ['上海鲸跃网络科技有限公司'], estimatedAmount: '300000.00', creditCode: '91330108MA27YR9C0T' }],
  ['2026-11-02 09:40', '孙建国', null, '13605124411', 'labour', '工伤认定后单位不配合劳动能力鉴定。', 'contacted', 'he', 'gu', 'online', { end: 'lost' }],
  ['2026-11-03 11:05', '广告推广', null, '13300001111', 'other', '推销办公软件。', 'registered', 'lin', 'han', 'online', { end: 'disqualified' }],
  ['2026-11-16 15:20', '李秀英', null, '13962101988', 'family', '再婚后房产继承争议，涉及两套住房。', 'proposed', 'lin', 'gu', 'referral', { estimatedAmount: '2400000.00' }],
  ['2026-11-12 10:00', '周航', '昆山锐科精密制造有限公司', '13862600877', 'labour', '批量解除劳动合同的合规方案。', 'proposed', 'he', 'gu', 'event'],
  ['2026-11-18 09:15', '吴晓燕', null, '13776032210', 'real_estate', '新房逾期交付一年，要求解除合同并退款。', 'proposed', 'lin', 'han', 'online', { estimatedAmount: '1860000.00' }],
  ['2026-11-17 16:40', '郑浩', '南京远图新能源有限公司', '13951880456', 'commercial', '设备采购合同质量争议，准备仲裁。', 'assessed', 'he', 'su', 'media', { opponents: ['常州宏盛装备股份有限公司'], estimatedAmount: '3150000.00' }],
  ['2026-11-19 10:50', '王海燕', null, '13812660099', 'civil', '民间借贷二十万元到期未还，有转账记录。', 'assessed', 'lin', 'han', 'online', { estimatedAmount: '200000.00' }],
  ['2026-11-20 09:30', '陈思远', '苏州工业园区明道软件有限公司', '13584800321', 'intellectual_property', '前员工带走源代码，涉嫌侵犯商业秘密。', 'contacted', 'he', 'su', 'referral', { urgency: 'high' }],
  ['2026-11-17 13:40', '褚云', null, '13706137755', 'family', '离婚财产分割，对方转移存款。', 'contacted', 'lin', 'gu', 'online'],
  ['2026-11-18 09:25', '卫东', '张家港海润物流有限公司', '13901561188', 'civil', '海运货损理赔被保险公司拒绝。', 'contacted', 'lin', 'han', 'event', { estimatedAmount: '470000.00' }],
  ['2026-11-19 14:05', '蒋丽', null, '13814887766', 'labour', '哺乳期被调岗降薪。', 'contacted', 'he', 'gu', 'online'],
  ['2026-11-24 08:40', '沈伟', '常熟纺源服饰有限公司', '13962355521', 'civil', '经销商拖欠季度货款，已多次催告。', 'assigned', 'lin', 'han', 'referral', { urgency: 'high', estimatedAmount: '680000.00' }],
  ['2026-11-23 09:10', '韩雪', null, '13771902345', 'real_estate', '二手房买卖定金争议，卖方拒绝过户。', 'assigned', 'lin', 'han', 'online', { estimatedAmount: '120000.00' }],
  ['2026-11-23 10:45', '杨帆', '太仓启航供应链管理有限公司', '13862286633', 'commercial', '仓储合同违约，货物被擅自处分。', 'assigned', 'he', 'su', 'media'],
  ['2026-11-23 16:20', '朱琳', null, '13915400876', 'family', '赡养费纠纷，兄弟姐妹协商不成。', 'assigned', 'lin', 'gu', 'online'],
  ['2026-11-23 15:55', '秦朗', null, '13606137890', 'labour', '竞业限制补偿金未支付。', 'assigned', 'he', 'gu', 'event'],
  ['2026-11-23 16:30', '尤佳', '吴江绸都贸易有限公司', '13812705566', 'civil', '出口代理合同退税款争议。', 'screened', 'lin', 'han', 'online'],
  ['2026-11-23 17:05', '许文', null, '13776188123', 'civil', '装修合同工期延误，要求赔偿。', 'screened', 'lin', 'han', 'online'],
  ['2026-11-24 08:50', '何强', null, '13584966700', 'civil', '健身房倒闭，预付卡退款。', 'screened', 'lin', 'han', 'media'],
  ['2026-11-24 09:05', '吕静', '苏州澄湖食品有限公司', '13862000456', 'commercial', '加盟合同解除后继续使用商标。', 'registered', 'he', 'su', 'online'],
  ['2026-11-24 09:20', '施磊', null, '13901548899', 'labour', '公司注销前拖欠三个月工资。', 'registered', 'lin', 'gu', 'online'],
  ['2026-11-24 09:40', '张晨曦', null, '13814502211', 'family', '涉外婚姻子女抚养权。', 'registered', 'lin', 'gu', 'referral', { urgency: 'high' }],
]

/** Who came to the firm of the pictures, in the order in which they came. */
export const planned: Planned[] = lines.map(
  ([at, name, organisation, phone, practiceArea, need, to, by, lawyer, channel, more = {}]) => {
    const { end, ...rest } = more
    return {
      at: new Date(`${at.replace(' ', 'T')}:00+08:00`).toISOString(),
      enquiry: {
        name,
        ...(organisation ? { organisation } : {}),
        phone,
        practiceArea,
        need,
        ...rest,
      },
      to,
      by,
      lawyer,
      channel,
      ...(end ? { end } : {}),
    }
  },
)
