import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { Abilities, After, ById, Id, Instant, Named, page, text } from '#platform/http/fields.ts'
import { exportEndpoint } from '#platform/sheets-out/contract.ts'

/** What a wall can stand around. */
export const wallSubjectKinds = ['lead', 'client', 'engagement'] as const
/** Whom a wall can name. */
export const principalKinds = ['person', 'department'] as const
/** The sides of affairs that are kept apart, in the order they are listed. */
export const sideNames = ['first', 'second'] as const
export const wallStates = ['standing', 'lifted'] as const

/** Subjects or principals of one wall at most. */
export const onOneWall = 100

const WallSubject = z.object({
  id: Id,
  kind: z.enum(wallSubjectKinds),
  name: z.string(),
  /** Behind the wall because this other subject is. */
  throughId: Id.nullable(),
  addedAt: Instant,
})
const WallPrincipal = z.object({
  id: Id,
  kind: z.enum(principalKinds),
  name: z.string(),
  /** Of a department that has one. */
  nameEn: z.string().nullable(),
  addedAt: Instant,
})
/** Somebody shut out, by name or with their department. */
const WallPerson = z.object({
  id: Id,
  name: z.string(),
  departmentName: z.string(),
  departmentNameEn: z.string().nullable(),
  toldAt: Instant,
  acknowledgedAt: Instant.nullable(),
})
const WallLine = z.object({
  id: Id,
  number: z.int(),
  reason: z.string(),
  raisedAt: Instant,
  /** Null: raised by the product itself. */
  raisedBy: Named.nullable(),
  liftedAt: Instant.nullable(),
  subjects: z.array(WallSubject),
  principals: z.array(WallPrincipal),
  /** People told, and those of them who have said that they know. */
  told: z.int(),
  acknowledged: z.int(),
})
export type WallLine = z.infer<typeof WallLine>
const WallChange = z.object({
  at: Instant,
  by: Named.nullable(),
  kind: z.enum(['raised', 'extended', 'narrowed', 'lifted']),
  subjects: z.array(z.string()),
  principals: z.array(z.object({ name: z.string(), nameEn: z.string().nullable() })),
  reason: z.string().nullable(),
})
export type WallChange = z.infer<typeof WallChange>
export const Wall = WallLine.extend({
  version: z.int(),
  liftedBy: Named.nullable(),
  liftReason: z.string().nullable(),
  people: z.array(WallPerson),
  changes: z.array(WallChange),
  abilities: Abilities,
})
export type Wall = z.infer<typeof Wall>

const Ids = z.array(Id).max(onOneWall)
const Reason = text(2000)

const filters = { state: z.enum(wallStates).default('standing') }

export const listWallsEndpoint = endpoint({
  name: 'listWalls',
  method: 'GET',
  path: '/api/walls',
  right: 'readWalls',
  summary: '信息隔离墙，最新在前；不含涉及读者本人的',
  query: z.strictObject({
    ...filters,
    after: After,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: page(WallLine),
})

export const exportWalls = exportEndpoint({
  name: 'exportWalls',
  path: '/api/walls/exports',
  right: 'exportWalls',
  summary: '导出信息隔离墙；不含涉及读者本人的',
  query: z.strictObject(filters),
})

export const readWallEndpoint = endpoint({
  name: 'readWall',
  method: 'GET',
  path: '/api/walls/:id',
  right: 'readWalls',
  summary: '一道信息隔离墙：把谁与什么隔开、谁已确认、每次变更',
  params: ById,
  reply: Wall,
})

export const findWallSubjectsEndpoint = endpoint({
  name: 'findWallSubjects',
  method: 'GET',
  path: '/api/wall-subjects',
  right: 'raiseWall',
  summary: '按名称查找可以隔离的客户、委托与潜在客户；只有读者自己看得到的',
  query: z.strictObject({ q: text(100) }),
  reply: z.object({
    items: z.array(Named.extend({ kind: z.enum(wallSubjectKinds), detail: z.string().nullable() })),
  }),
})

export const raiseWallEndpoint = endpoint({
  name: 'raiseWall',
  method: 'POST',
  path: '/api/walls',
  right: 'raiseWall',
  summary: '设立信息隔离墙，把人员或部门与客户、委托或潜在客户隔开',
  body: z.strictObject({
    reason: Reason,
    subjectIds: Ids.min(1),
    principalIds: Ids.min(1),
  }),
  reply: Wall,
  status: 201,
})

export const addToWallEndpoint = endpoint({
  name: 'addToWall',
  method: 'POST',
  path: '/api/walls/:id/additions',
  right: 'raiseWall',
  summary: '扩大信息隔离墙：增加被隔离的人员、部门或对象',
  params: ById,
  body: z
    .strictObject({ subjectIds: Ids.default([]), principalIds: Ids.default([]) })
    .refine((body) => body.subjectIds.length + body.principalIds.length > 0, {
      error: 'nothing_chosen',
      path: ['principalIds'],
    }),
  reply: Wall,
})

export const removeFromWallEndpoint = endpoint({
  name: 'removeFromWall',
  method: 'POST',
  path: '/api/walls/:id/removals',
  right: 'liftWall',
  summary: '缩小信息隔离墙；与解除一样，不能由设立人自己决定',
  params: ById,
  body: z
    .strictObject({
      subjectIds: Ids.default([]),
      principalIds: Ids.default([]),
      reason: Reason,
    })
    .refine((body) => body.subjectIds.length + body.principalIds.length > 0, {
      error: 'nothing_chosen',
      path: ['principalIds'],
    }),
  reply: Wall,
})

export const liftWallEndpoint = endpoint({
  name: 'liftWall',
  method: 'POST',
  path: '/api/walls/:id/lifting',
  right: 'liftWall',
  summary: '解除信息隔离墙；不能由设立人自己决定',
  params: ById,
  body: z.strictObject({ reason: Reason }),
  reply: Wall,
})

/** A wall as those know it whom it shuts out: that it stands, and nothing of what is behind it. */
const MyWall = z.object({
  id: Id,
  number: z.int(),
  toldAt: Instant,
  acknowledgedAt: Instant.nullable(),
})
export type MyWall = z.infer<typeof MyWall>

export const listMyWallsEndpoint = endpoint({
  name: 'listMyWalls',
  method: 'GET',
  path: '/api/my-walls',
  right: 'acknowledgeWall',
  summary: '与我有关的信息隔离墙：只有编号与日期，以及可以询问谁',
  reply: z.object({ items: z.array(MyWall), ask: z.array(Named) }),
})

export const acknowledgeWallEndpoint = endpoint({
  name: 'acknowledgeWall',
  method: 'POST',
  path: '/api/my-walls/:id/acknowledgement',
  right: 'acknowledgeWall',
  summary: '本人确认知悉信息隔离义务',
  params: ById,
  reply: MyWall,
})

/** Somebody who works on both sides of affairs that are kept apart: no wall shuts them out until a person decides. */
const OnBothSidesLine = z.object({
  id: Id,
  person: Named,
  notedAt: Instant,
  /** The affairs of the first side and of the second. */
  sides: z.array(z.array(Named.extend({ kind: z.enum(wallSubjectKinds) }))).length(2),
})
export type OnBothSidesLine = z.infer<typeof OnBothSidesLine>

export const listBothSidesEndpoint = endpoint({
  name: 'listBothSides',
  method: 'GET',
  path: '/api/wall-sides',
  right: 'readWalls',
  summary: '同时在被隔离的两方工作、须决定留在哪一方的人员',
  reply: z.object({ items: z.array(OnBothSidesLine) }),
})

export const settleSideEndpoint = endpoint({
  name: 'settleSide',
  method: 'POST',
  path: '/api/wall-sides/:id/settlement',
  right: 'settleSide',
  summary: '决定某人留在哪一方；对另一方的隔离即时生效',
  params: ById,
  body: z.strictObject({ stays: z.enum(sideNames), reason: Reason }),
  reply: z.object({ items: z.array(OnBothSidesLine) }),
})

export type WallRefusal =
  | 'wall_lifted'
  | 'wall_around_yourself'
  | 'wall_needs_both_sides'
  | 'side_settled'
