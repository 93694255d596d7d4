import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint.ts'
import { ById, Id, Instant, Named, text, Version } from '#platform/http/fields.ts'

/** The lists that have views. */
export const listNames = [
  'leads',
  'clients',
  'engagements',
  'feedback',
  'planned_contacts',
  'opportunities',
  'people',
  'commitments',
  'events',
] as const
export type ListName = (typeof listNames)[number]
/** Who besides its owner has a view. */
export const sharings = ['nobody', 'department', 'firm'] as const
export type Sharing = (typeof sharings)[number]

/** A name in the address, such as `stage`, or of a column, such as `custom.court`. */
const Key = text(80)
/** A view of the product's own, such as `mine`, or the id of a saved one. */
const ViewKey = z.stringFormat('view_key', /^[a-z0-9][\w-]{0,39}$/)

const ViewFields = {
  name: text(60),
  /** What the address says: filters, order, direction, shape. */
  choices: z
    .record(Key, z.string().max(200))
    .refine((choices) => Object.keys(choices).length <= 30, { error: 'too_many' }),
  /** Columns in their order; the usual ones where none is named. */
  columns: z.array(Key).max(60).default([]),
  sharedWith: z.enum(sharings).default('nobody'),
}

export const SavedView = z.object({
  id: Id,
  list: z.enum(listNames),
  name: z.string(),
  choices: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  sharedWith: z.enum(sharings),
  owner: Named,
  savedAt: Instant,
  version: Version,
  abilities: z.object({ changeView: z.boolean(), removeView: z.boolean() }),
})
export type SavedView = z.infer<typeof SavedView>

export const listViewsEndpoint = endpoint({
  name: 'listViews',
  method: 'GET',
  path: '/api/saved-views',
  right: 'keepViews',
  summary: '列出一个列表的视图：本人的，以及共享给本人的',
  query: z.strictObject({ list: z.enum(listNames).optional() }),
  /** Of all lists where none is named. At most 200: one's own first, then those shared, by name. */
  reply: z.object({
    items: z.array(SavedView),
    /** With which view the list opens for the viewer. */
    usual: z.string().nullable(),
    /** With whom the viewer may share one. */
    mayShareWith: z.array(z.enum(sharings)),
  }),
})

export const saveViewEndpoint = endpoint({
  name: 'saveView',
  method: 'POST',
  path: '/api/saved-views',
  right: 'keepViews',
  summary: '保存列表视图：筛选、排序、列与形式',
  body: z.strictObject({ list: z.enum(listNames), ...ViewFields }),
  reply: SavedView,
  status: 201,
})

export const changeViewEndpoint = endpoint({
  name: 'changeView',
  method: 'PUT',
  path: '/api/saved-views/:id',
  right: 'keepViews',
  summary: '修改本人的视图（需 If-Match）',
  params: ById,
  body: z.strictObject(ViewFields),
  reply: SavedView,
})

export const removeViewEndpoint = endpoint({
  name: 'removeView',
  method: 'DELETE',
  path: '/api/saved-views/:id',
  right: 'keepViews',
  summary: '删除视图',
  params: ById,
  reply: z.object({ id: Id }),
})

export const setUsualViewEndpoint = endpoint({
  name: 'setUsualView',
  method: 'PUT',
  path: '/api/usual-view',
  right: 'keepViews',
  summary: '设定列表打开时使用的视图；不填则恢复默认',
  body: z.strictObject({ list: z.enum(listNames), view: ViewKey.nullable() }),
  reply: z.object({ usual: z.string().nullable() }),
})

/** Why an act on a view is refused. */
export type ViewRefusal = 'view_name_taken' | 'too_many_views'
