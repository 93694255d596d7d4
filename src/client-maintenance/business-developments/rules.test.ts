import { describe, expect, test } from 'vitest'
import { decideApproval } from './rules.ts'

describe('advice to a client', () => {
  test('is approved by a lawyer other than its author', () => {
    expect(decideApproval('author', { id: 'other', roles: ['lawyer'] })).toBeNull()
    expect(decideApproval('author', { id: 'author', roles: ['partner'] })).toBe(
      'approver_is_author',
    )
    expect(decideApproval('author', { id: 'other', roles: ['marketing'] })).toBe(
      'approver_not_lawyer',
    )
    expect(decideApproval('author', undefined)).toBe('approver_not_in_firm')
  })
})
