import type { ApiKeyRefusal } from './api-keys/index.ts'
import type { DelegationRefusal } from './delegations/index.ts'
import type { DepartmentRefusal } from './departments/index.ts'
import type { FirmRefusal } from './firm/index.ts'
import type { HandoverRefusal } from './handovers/index.ts'
import type { LeavingRefusal } from './leaving/index.ts'
import type { OfficeRefusal } from './offices/index.ts'
import type { PeopleRefusal } from './people/index.ts'

/** Every refusal of the area (409). */
export type OrganisationRefusal =
  | FirmRefusal
  | OfficeRefusal
  | DepartmentRefusal
  | PeopleRefusal
  | DelegationRefusal
  | LeavingRefusal
  | HandoverRefusal
  | ApiKeyRefusal

/** What the screen says: what happened, and what to do. */
export const organisationRefusalWords: Record<OrganisationRefusal, { zh: string; en: string }> = {
  already_set_up: {
    zh: '律所已经建立，请直接登录。',
    en: 'The firm is set up already; please sign in.',
  },
  office_name_taken: {
    zh: '已有同名的办公室，请换一个名称。',
    en: 'Another office has this name; please choose a different one.',
  },
  office_archived: { zh: '该办公室已停用。', en: 'This office has been closed.' },
  office_in_use: {
    zh: '办公室还有人员或部门，请先迁出再停用。',
    en: 'People or departments are still in this office; move them first.',
  },
  department_name_taken: {
    zh: '该办公室已有同名部门，请换一个名称。',
    en: 'The office has a department of this name; please choose a different one.',
  },
  department_archived: { zh: '该部门已停用。', en: 'This department has been closed.' },
  department_in_use: {
    zh: '部门还有人员，请先调出再停用。',
    en: 'People still belong to this department; move them first.',
  },
  no_such_office: { zh: '没有这个办公室，或已停用。', en: 'There is no such open office.' },
  no_such_head: { zh: '没有找到所选的负责人。', en: 'The chosen head was not found.' },
  head_has_left: {
    zh: '所选负责人已离职，请另选一位。',
    en: 'The chosen head has left the firm; please choose somebody else.',
  },
  no_such_department: {
    zh: '该办公室没有这个部门，或已停用。',
    en: 'The office has no such open department.',
  },
  no_account: { zh: '该人员没有账号。', en: 'This person has no account.' },
  person_has_left: { zh: '该人员已离职。', en: 'This person has left the firm.' },
  already_on_leave: { zh: '该人员已在休假中。', en: 'This person is on leave already.' },
  not_on_leave: { zh: '该人员没有在休假。', en: 'This person is not on leave.' },
  already_holds_role: { zh: '该人员已有此角色。', en: 'This person holds the role already.' },
  does_not_hold_role: { zh: '该人员没有此角色。', en: 'This person does not hold the role.' },
  own_roles: {
    zh: '不能变更自己的角色，请由主任办理。',
    en: 'Nobody changes their own roles; please ask a managing partner.',
  },
  role_beyond_yours: {
    zh: '只有主任可以授予或收回主任角色。',
    en: 'Only a managing partner gives or takes this role.',
  },
  last_managing_partner: {
    zh: '律所至少要有一位主任，请先授予他人。',
    en: 'The firm needs a managing partner; please name another one first.',
  },
  managing_partner_only: {
    zh: '涉及主任的此项变更须由主任办理。',
    en: 'For a managing partner only a managing partner may do this.',
  },
  deputy_is_the_same: { zh: '不能由本人代理本人。', en: 'Nobody stands in for themselves.' },
  deputy_has_left: { zh: '代理人已离职，请另选一位。', en: 'The deputy has left the firm.' },
  deputy_on_leave: { zh: '代理人正在休假，请另选一位。', en: 'The deputy is on leave.' },
  no_such_person: { zh: '没有找到该人员。', en: 'This person was not found.' },
  already_over: { zh: '这段代理已经结束。', en: 'This delegation is over.' },
  already_stands_in: {
    zh: '同一代理人在这段时间内已在代理。',
    en: 'The deputy stands in at that time already.',
  },
  arranger_is_deputy: {
    zh: '代为安排的人不能指定自己为代理人。',
    en: 'Whoever arranges it for somebody else cannot be the deputy.',
  },
  already_left: { zh: '该人员已办理离职。', en: 'This person has left already.' },
  successor_is_leaver: {
    zh: '接手人不能是离职者本人，请另选一位。',
    en: 'The successor cannot be the one who leaves.',
  },
  successor_has_left: { zh: '接手人已离职，请另选一位。', en: 'The successor has left the firm.' },
  successor_walled: {
    zh: '其中 {{count}} 项与接手人之间有信息隔离墙，请另选接手人。什么都没有移交。',
    en: 'A wall shuts the successor out of {{count}} of these; choose somebody else. Nothing was moved.',
  },
  part_not_held: { zh: '这项职责已不在交出人名下。', en: 'The giver does not hold this part now.' },
  already_offered: {
    zh: '这项职责已有待接受的交接，请先撤回。',
    en: 'This part is offered already; withdraw that first.',
  },
  receiver_is_giver: { zh: '不能交给本人。', en: 'A part cannot be handed to its holder.' },
  receiver_already_has_it: {
    zh: '对方已承担这项职责。',
    en: 'The receiver has this part already.',
  },
  receiver_has_left: { zh: '对方已离职，请另选一位。', en: 'The receiver has left the firm.' },
  receiver_on_leave: { zh: '对方正在休假，请另选一位。', en: 'The receiver is on leave.' },
  receiver_walled: {
    zh: '不能交给此人，请另选一位。',
    en: 'This cannot be handed to that person; please choose somebody else.',
  },
  already_answered: { zh: '这项交接已有结果。', en: 'This hand-over has been answered.' },
  scope_beyond_yours: {
    zh: '密钥的权限不能超出本人的权限。',
    en: 'A key cannot do more than its owner.',
  },
  too_many_keys: {
    zh: '使用中的密钥已有 20 个，请先吊销不用的。',
    en: 'There are 20 keys in use; revoke some first.',
  },
  expires_in_the_past: { zh: '有效期已过，请选一个将来的时间。', en: 'The expiry is in the past.' },
  already_revoked: { zh: '该密钥已吊销。', en: 'This key has been revoked.' },
}
