import type { Role } from '#access/index.ts'
import type { PracticeArea } from '#organisation/index.ts'

export const firmName = '澄观律师事务所'
export const firmNameEn = 'Chengguan Law Firm'
export const offices = { main: '上海总部', branch: '苏州分所' } as const

/** Departments besides those every firm begins with. */
export const furtherDepartments: {
  name: string
  nameEn: string
  office: keyof typeof offices
  areas: PracticeArea[]
}[] = [
  {
    name: '知识产权部',
    nameEn: 'Intellectual Property',
    office: 'main',
    areas: ['intellectual_property'],
  },
  {
    name: '劳动与行政部',
    nameEn: 'Labour and Administrative',
    office: 'main',
    areas: ['labour', 'administrative'],
  },
  { name: '婚姻家事部', nameEn: 'Family', office: 'main', areas: ['family'] },
  {
    name: '建设工程部',
    nameEn: 'Construction and Real Estate',
    office: 'main',
    areas: ['real_estate'],
  },
  { name: '涉外业务部', nameEn: 'Foreign-related Practice', office: 'main', areas: ['foreign'] },
  {
    name: '苏州综合业务部',
    nameEn: 'Suzhou Practice',
    office: 'branch',
    areas: ['civil', 'commercial', 'labour'],
  },
]

/** Which department takes which field; a field may go to two. */
export const departmentsOf: Record<PracticeArea, string[]> = {
  civil: ['民事业务部', '民事业务部', '苏州综合业务部'],
  commercial: ['商事业务部', '商事业务部', '苏州综合业务部'],
  criminal: ['刑事业务部'],
  labour: ['劳动与行政部'],
  administrative: ['劳动与行政部'],
  intellectual_property: ['知识产权部'],
  family: ['婚姻家事部'],
  real_estate: ['建设工程部'],
  foreign: ['涉外业务部'],
  finance: ['商事业务部'],
  other: ['民事业务部'],
}

type Member = readonly [name: string, nameEn: string, department: string, roles: readonly Role[]]

const head: Role[] = ['partner', 'lawyer', 'department_head']
const partner: Role[] = ['partner', 'lawyer']

/** Everybody at the firm. The key is the part of the address before the @. */
export const cast = {
  shen: ['沈伯衡', 'Shen Boheng', '管理层', ['partner', 'it_administrator']],
  lu: ['陆敏之', 'Lu Minzhi', '管理层', ['managing_partner']],
  fang: ['方亦正', 'Fang Yizheng', '管理层', ['conflict_officer']],
  yan: ['严书白', 'Yan Shubai', '管理层', ['conflict_officer']],
  wen: ['温如岚', 'Wen Rulan', '管理层', ['complaint_owner']],
  zhixing: [
    '沈知行',
    'Shen Zhixing',
    '客户关系部',
    ['client_relationship_manager', 'department_head'],
  ],
  wan: ['苏婉清', 'Su Wanqing', '客户关系部', ['client_relationship_manager']],
  lin: ['林晓', 'Lin Xiao', '客户关系部', ['client_service_specialist']],
  he: ['何苗', 'He Miao', '客户关系部', ['client_service_specialist']],
  zhou: ['周以宁', 'Zhou Yining', '客户关系部', ['client_service_specialist']],
  chen: ['陈沐阳', 'Chen Muyang', '客户关系部', ['client_service_specialist']],
  gu: ['顾盼', 'Gu Pan', '客户关系部', ['client_service_specialist']],
  xu: ['许诺', 'Xu Nuo', '市场部', ['marketing', 'department_head']],
  bai: ['白一帆', 'Bai Yifan', '市场部', ['marketing']],
  ji: ['季可心', 'Ji Kexin', '市场部', ['marketing']],
  jin: ['金朝阳', 'Jin Chaoyang', '财务部', ['finance', 'department_head']],
  qian: ['钱嘉禾', 'Qian Jiahe', '财务部', ['finance']],
  luo: ['罗静宜', 'Luo Jingyi', '人力资源部', ['human_resources', 'department_head']],
  cheng: ['程砚', 'Cheng Yan', '信息技术部', ['it_administrator', 'department_head']],
  lei: ['雷震川', 'Lei Zhenchuan', '刑事业务部', head],
  qin: ['秦朗', 'Qin Lang', '刑事业务部', ['lawyer']],
  pei: ['裴少卿', 'Pei Shaoqing', '刑事业务部', ['lawyer']],
  tang: ['唐果', 'Tang Guo', '刑事业务部', ['assistant']],
  mingyuan: ['顾明远', 'Gu Mingyuan', '民事业务部', head],
  han: ['韩立言', 'Han Liyan', '民事业务部', ['lawyer']],
  jiang: ['江映月', 'Jiang Yingyue', '民事业务部', partner],
  song: ['宋怀瑾', 'Song Huaijin', '民事业务部', ['lawyer']],
  mao: ['毛豆豆', 'Mao Doudou', '民事业务部', ['assistant']],
  suqing: ['苏晴', 'Su Qing', '商事业务部', head],
  ye: ['叶知秋', 'Ye Zhiqiu', '商事业务部', ['lawyer']],
  bian: ['卞之衡', 'Bian Zhiheng', '商事业务部', partner],
  fu: ['傅雨声', 'Fu Yusheng', '商事业务部', ['lawyer']],
  tao: ['陶然', 'Tao Ran', '商事业务部', ['assistant']],
  zhong: ['钟秀川', 'Zhong Xiuchuan', '知识产权部', head],
  liu: ['柳如意', 'Liu Ruyi', '知识产权部', ['lawyer']],
  meng: ['孟平原', 'Meng Pingyuan', '劳动与行政部', head],
  du: ['杜若', 'Du Ruo', '劳动与行政部', ['lawyer']],
  qi: ['祁婉婷', 'Qi Wanting', '婚姻家事部', head],
  an: ['安素心', 'An Suxin', '婚姻家事部', ['lawyer']],
  shi: ['石磊', 'Shi Lei', '建设工程部', head],
  ning: ['宁致远', 'Ning Zhiyuan', '建设工程部', ['lawyer']],
  luoan: ['骆安', 'Luo An', '涉外业务部', head],
  elena: ['钱若谷', 'Qian Ruogu', '涉外业务部', ['lawyer']],
  shao: ['邵云帆', 'Shao Yunfan', '苏州综合业务部', head],
  wu: ['吴梦溪', 'Wu Mengxi', '苏州综合业务部', ['lawyer']],
  cao: ['曹亚楠', 'Cao Yanan', '苏州综合业务部', ['lawyer']],
} as const satisfies Record<string, Member>

export type Key = keyof typeof cast
export const founderKey: Key = 'shen'

/** Whose account shows what each role sees: one for each. */
export const shownFor: Record<Role, Key> = {
  managing_partner: 'lu',
  partner: 'jiang',
  lawyer: 'han',
  assistant: 'mao',
  department_head: 'suqing',
  client_relationship_manager: 'zhixing',
  client_service_specialist: 'lin',
  marketing: 'xu',
  finance: 'jin',
  human_resources: 'luo',
  it_administrator: 'cheng',
  conflict_officer: 'fang',
  complaint_owner: 'wen',
}

export const mailOf = (key: Key): string => `${key}@chengguan.example`
