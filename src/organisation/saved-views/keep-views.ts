import { abilitiesOf, type Input, type PersonActor, permits, type Work } from '#access/index.ts'
import { badInput, forbidden, notFound, refused } from '#platform/http/refusal.ts'
import { expectVersion } from '#platform/http/version.ts'
import { uuidv7 } from '#platform/identifier.ts'
import { publishAboutFirm } from '../publish.ts'
import {
  type changeViewEndpoint,
  type listViewsEndpoint,
  type removeViewEndpoint,
  type SavedView,
  type saveViewEndpoint,
  type setUsualViewEndpoint,
  type Sharing,
  sharings,
  type ViewRefusal,
} from './contract.ts'
import { viewPolicy, type ViewThing } from './policy.ts'
import {
  countOwn,
  deleteView,
  insertView,
  nameTaken,
  replaceUsual,
  selectUsual,
  selectView,
  selectViews,
  type StoredView,
  updateView,
  type ViewRow,
} from './sql.ts'

/** Views of one list a person keeps, at most. */
const mostOwn = 50
const mostListed = 200

/** The views of a list that the actor has, and the one it opens with. */
export async function listViews(work: Work, { query }: Input<typeof listViewsEndpoint>) {
  const actor = personOf(work)
  const rows = await selectViews(work.tx, query.list, actor.personId, mostListed)
  const usual = query.list ? await selectUsual(work.tx, query.list, actor.personId) : null
  const thing = (sharedWith: Sharing): ViewThing => ({ ownerId: actor.personId, sharedWith })
  return {
    items: rows.map((row) => present(row, actor)),
    usual,
    mayShareWith: sharings.filter((one) => permits(viewPolicy, 'shareView', actor, thing(one))),
  }
}

/** Keeps how a list is looked at under a name. */
export async function saveView(
  work: Work,
  { body: { list, ...fields } }: Input<typeof saveViewEndpoint>,
): Promise<SavedView> {
  const actor = personOf(work)
  const ownerId = actor.personId
  expectSharing(actor, fields.sharedWith)
  if ((await countOwn(work.tx, list, ownerId)) >= mostOwn) throw refuse('too_many_views')
  if (await nameTaken(work.tx, { list, ownerId, name: fields.name }))
    throw refuse('view_name_taken')
  const id = uuidv7(work.now.getTime())
  await insertView(work.tx, { ...fieldsOf(work, actor, fields), id, list, ownerId })
  await say(work, 'saved', { id, list, sharedWith: fields.sharedWith })
  return seen(work, id)
}

/** Keeps one's own view as it is looked at now. */
export async function changeView(
  work: Work,
  { params, body, ifMatch }: Input<typeof changeViewEndpoint>,
): Promise<SavedView> {
  const actor = personOf(work)
  const view = await see(work, params.id, 'changeView')
  expectVersion(ifMatch, present(view, actor))
  expectSharing(actor, body.sharedWith)
  const { list, ownerId } = view
  if (await nameTaken(work.tx, { list, ownerId, name: body.name, except: view.id })) {
    throw refuse('view_name_taken')
  }
  await updateView(work.tx, view.id, fieldsOf(work, actor, body))
  await say(work, 'changed', { id: view.id, list, sharedWith: body.sharedWith })
  return seen(work, view.id)
}

/** Takes a view away: one's own, or one that was laid before others. */
export async function removeView(work: Work, { params }: Input<typeof removeViewEndpoint>) {
  const view = await see(work, params.id, 'removeView')
  await deleteView(work.tx, view.id)
  await say(work, 'removed', view)
  return { id: view.id }
}

/** With which view a list opens for the actor. */
export async function setUsualView(work: Work, { body }: Input<typeof setUsualViewEndpoint>) {
  const { personId } = personOf(work)
  await replaceUsual(work.tx, body.list, personId, body.view)
  await publishAboutFirm(work, [{ type: 'view.made_usual', data: { list: body.list } }])
  return { usual: body.view }
}

function personOf({ actor }: Work): PersonActor {
  if (actor.kind !== 'person') throw forbidden()
  return actor
}

const refuse = (code: ViewRefusal) => refused(code)

function expectSharing(actor: PersonActor, sharedWith: Sharing): void {
  const thing = { ownerId: actor.personId, sharedWith }
  if (!permits(viewPolicy, 'shareView', actor, thing)) {
    throw badInput([{ path: 'sharedWith', code: 'not_yours_to_share' }])
  }
}

const fieldsOf = (
  work: Work,
  actor: PersonActor,
  fields: Omit<StoredView, 'departmentId' | 'savedAt'>,
): StoredView => ({
  ...fields,
  departmentId: fields.sharedWith === 'department' ? actor.departmentId : null,
  savedAt: work.now,
})

async function see(work: Work, id: string, right: 'changeView' | 'removeView'): Promise<ViewRow> {
  const view = await selectView(work.tx, id)
  if (!view) throw notFound()
  if (!permits(viewPolicy, right, work.actor, view)) throw forbidden()
  return view
}

async function seen(work: Work, id: string): Promise<SavedView> {
  const row = await selectView(work.tx, id)
  if (!row) throw notFound()
  return present(row, personOf(work))
}

function present({ ownerId, ownerName, savedAt, ...view }: ViewRow, actor: PersonActor): SavedView {
  const may = abilitiesOf(viewPolicy, actor, { ownerId, sharedWith: view.sharedWith })
  return {
    ...view,
    owner: { id: ownerId, name: ownerName },
    savedAt: savedAt.toISOString(),
    abilities: { changeView: may.changeView, removeView: may.removeView },
  }
}

/** The name stays out of the log: people name views after clients. */
const say = (
  work: Work,
  what: 'saved' | 'changed' | 'removed',
  { id, list, sharedWith }: Pick<ViewRow, 'id' | 'list' | 'sharedWith'>,
) =>
  publishAboutFirm(work, [
    { type: `view.${what}`, object: id, data: { list, shared_with: sharedWith } },
  ])
