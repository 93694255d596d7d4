import { channelWords } from '#client-development/web/channels/words.ts'
import { listWords } from '#client-development/web/list/words.ts'
import { deskWords } from '#client-development/web/screening/words.ts'
import { auditWords } from '#client-file/audit/web/words.ts'
import { approvalWords } from '#client-file/web/approvals/words.ts'
import { noticePageWords } from '#client-file/web/notices/words.ts'
import { receivedWords } from '#client-file/web/received/words.ts'
import { dayWords } from '#client-file/web/words.ts'
import { maintenanceWords } from '#client-maintenance/web/words.ts'
import { choiceWords } from '#communications/notifications/web/choices-words.ts'
import { ruleWords } from '#conflicts/web/rules/words.ts'
import { wallWords } from '#conflicts/web/walls/words.ts'
import { editorWords } from '#forms/web/editor/words.ts'
import { importWords } from '#imports/web/words.ts'
import { insightWords } from '#insight/web/words.ts'
import { administrationWords } from '#organisation/web/administration-words.ts'
import { trainingWords } from '#organisation/web/training/words.ts'
import { declarationWords } from '#parties/web/declaration-words.ts'
import { partyWords } from '#parties/web/words.ts'
import { engine, hasWords, say, type WordKey, type Words } from '#platform/i18n/words.ts'
import type { IconName } from '#ui/index.ts'
import { pages, type PlaceKey, signs } from './pages.tsx'
import { reachWords } from './reach-words.ts'
import { shellWords } from './words.ts'

/** Something Ctrl/⌘ K leads to by its name: a page, a part of one, or an act that begins there. */
export interface Reach {
  id: string
  /** As it is called where it stands. */
  title: () => string
  /** Of which page it is a part. */
  of?: PlaceKey
  to: string
  at?: Record<string, string>
  icon: IconName
  right?: string | undefined
}

const said =
  <T>(words: Words<T>, key: WordKey<T>) =>
  () =>
    say(words, key)

/** What pages beside the rail are called: by the words they have in their heads. */
const titles: Record<string, () => string> = {
  '/leads/screening': said(deskWords, 'title'),
  '/imports': said(importWords, 'title'),
  '/parties': said(partyWords, 'title'),
  '/parties/duplicates': said(partyWords, 'duplicates.title'),
  '/my-declarations': said(declarationWords, 'title'),
  '/declarations': said(declarationWords, 'desk.title'),
  '/conflicts/rules': said(ruleWords, 'title'),
  '/conflicts/walls': said(wallWords, 'title'),
  '/my-walls': said(wallWords, 'mine.title'),
  '/insight/week': said(insightWords, 'toWeek'),
  '/administration/channels': said(channelWords, 'title'),
  '/administration/forms': said(editorWords, 'title'),
  '/administration/notices': said(choiceWords, 'firmTitle'),
  '/administration/name-filing': said(partyWords, 'filing.title'),
  '/administration/audit': said(auditWords, 'title'),
  '/approvals': said(approvalWords, 'title'),
  '/received': said(receivedWords, 'title'),
  '/notices': said(noticePageWords, 'title'),
  '/guide': said(shellWords, 'guide.title'),
  '/account': said(shellWords, 'account.title'),
}

const pageIcons: Record<string, IconName> = {
  '/approvals': 'check',
  '/received': 'share',
  '/notices': 'bell',
  '/guide': 'charter',
  '/account': 'user',
  '/imports': 'table',
}

/** The place of the rail a page lies in lends it its sign. */
function iconOf(path: string, within = path): IconName {
  const place = pages.find(({ rail, path: at }) => rail && at !== '/' && within.startsWith(at))
  return pageIcons[path] ?? (place?.rail ? signs[place.rail] : 'day')
}

/** Every page that is one place, not one of many things, and that the rail does not show. */
const besideRail: Reach[] = pages
  .filter(({ path, rail }) => !rail && !path.includes('$'))
  .map(({ path, within, right }) => ({
    id: path,
    title: titles[path] ?? (() => path),
    to: path,
    icon: iconOf(path, within),
    right,
  }))

const part = (of: PlaceKey, at: Record<string, string>, title: () => string): Reach => {
  const to = `/${of}`
  return { id: `${to}?${Object.values(at).join()}`, title, of, to, at, icon: signs[of] }
}

/** Parts of pages that are looked for by their own names. */
const parts: Reach[] = [
  ...(['people', 'training', 'departments', 'offices', 'calendar', 'keys', 'firm'] as const).map(
    (view) => part('administration', { view }, said(administrationWords, `section.${view}`)),
  ),
  ...(
    [
      'compliance',
      'channels',
      'responses',
      'satisfaction',
      'loyalty',
      'load',
      'handovers',
      'improvement',
    ] as const
  ).map((view) => part('insight', { view }, said(insightWords, `view.${view}`))),
  ...(['contacts', 'visits', 'opportunities', 'developments'] as const).map((tab) =>
    part('maintenance', { tab }, said(maintenanceWords, `tab.${tab}`)),
  ),
]

const act = (
  key: string,
  title: () => string,
  to: string,
  icon: IconName,
  right?: string,
  at: Record<string, string> = {},
): Reach => ({ id: `act-${key}`, title, to, at: { ...at, act: key }, icon, right })

const administration = (view: string) => ({ view })

/** What can be begun wherever one stands; what needs a client asks first for whom. */
const begun: Reach[] = [
  act('logCall', said(dayWords, 'call.act'), '/', 'phone'),
  act('registerLead', said(listWords, 'register.name'), '/leads', 'plus', 'registerLead'),
  act(
    'receiveFeedback',
    said(dayWords, 'whom.receiveFeedback'),
    '/',
    'feedback',
    'receiveFeedback',
  ),
  act('openEngagement', said(dayWords, 'whom.openEngagement'), '/', 'engagement', 'openEngagement'),
  act(
    'noticeOpportunity',
    said(dayWords, 'whom.noticeOpportunity'),
    '/',
    'care',
    'noticeOpportunity',
  ),
  act('recordNote', said(dayWords, 'whom.recordNote'), '/', 'note', 'recordNote'),
  act('offerHandover', said(dayWords, 'whom.offerHandover'), '/', 'share'),
  act(
    'planOccasion',
    said(maintenanceWords, 'act.planOccasion'),
    '/maintenance',
    'care',
    'planOccasion',
  ),
  act('register', said(partyWords, 'act.register'), '/parties', 'conflict', 'keepParties'),
  act('raiseWall', said(wallWords, 'raise'), '/conflicts/walls', 'conflict', 'raiseWall'),
  act(
    'publishRules',
    said(ruleWords, 'act'),
    '/conflicts/rules',
    'conflict',
    'publishConflictRules',
  ),
  act('addPerson', said(administrationWords, 'person.add'), '/administration', 'plus', 'addPerson'),
  act(
    'recordTraining',
    said(trainingWords, 'record'),
    '/administration',
    'note',
    'recordTraining',
    administration('training'),
  ),
  act(
    'openDepartment',
    said(administrationWords, 'department.open'),
    '/administration',
    'plus',
    'openDepartment',
    administration('departments'),
  ),
  act(
    'openOffice',
    said(administrationWords, 'office.open'),
    '/administration',
    'plus',
    'openOffice',
    administration('offices'),
  ),
]

/** Where somebody with these rights can go by a name. */
export const placesFor = (rights: readonly string[]): Reach[] =>
  open([...besideRail, ...parts], rights)
/** What somebody with these rights can begin by a name. */
export const actsFor = (rights: readonly string[]): Reach[] => open(begun, rights)

const open = (all: Reach[], rights: readonly string[]) =>
  all.filter(({ right }) => !right || rights.includes(right))

/** Other words for it, of those who call it otherwise: kept under the last part of its id. */
export function otherWords(id: string): string {
  const key = `${reachWords.namespace}:${id.split(/[/?-]/).at(-1)}`
  return hasWords(key) ? engine.t(key) : ''
}
