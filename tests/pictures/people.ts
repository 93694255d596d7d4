import { type Browser, type Colleague, colleague, type Product } from '../support/product.ts'
import { must } from './road.ts'

/** Who works at the firm of the pictures. */
const cast = {
  manager: ['沈知行', '客户关系部', ['client_relationship_manager', 'department_head']],
  lin: ['林晓', '客户关系部', ['client_service_specialist']],
  he: ['何苗', '客户关系部', ['client_service_specialist']],
  marketer: ['许诺', '市场部', ['marketing', 'department_head']],
  han: ['韩立言', '民事业务部', ['lawyer']],
  gu: ['顾明远', '民事业务部', ['partner', 'lawyer', 'department_head']],
  su: ['苏晴', '商事业务部', ['partner', 'lawyer', 'department_head']],
  officer: ['方正', '管理层', ['conflict_officer']],
  accountant: ['金朝阳', '财务部', ['finance', 'department_head']],
} as const

export type Person = keyof typeof cast
export type People = Record<Person, Colleague>

/** Hires everybody and names the heads of the departments. */
export async function hire(product: Product, founder: Browser): Promise<People> {
  const people = {} as People
  for (const [key, [name, department, roles]] of Object.entries(cast)) {
    const email = `${key}@mingli.example`
    people[key as Person] = await colleague(product, founder, {
      name,
      email,
      department,
      roles: [...roles],
    })
    must(await people[key as Person].browser.post('/api/charter/acknowledgement'))
  }
  for (const [key, [, department, roles]] of Object.entries(cast)) {
    if ((roles as readonly string[]).includes('department_head'))
      await appoint(founder, department, people[key as Person].id)
  }
  return people
}

/** Makes somebody the head of a department. */
export async function appoint(founder: Browser, name: string, headId: string): Promise<void> {
  const { items } = must(await founder.get('/api/departments'))
  const found = items.find((one: { name: string }) => one.name === name)
  const { id, version, officeId, nameEn, kind, practiceAreas } = found
  const body = { officeId, name, nameEn, kind, practiceAreas, headId }
  must(await founder.send('PUT', `/api/departments/${id}`, body, { 'if-match': `"${version}"` }))
}
