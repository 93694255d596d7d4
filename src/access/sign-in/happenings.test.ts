import { expect, test } from 'vitest'
import { networkOf } from './happenings.ts'

test('of an address the log keeps the network only', () => {
  expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('2001:db8:12:34::9')).toBe('2001:db8:12::/48')
  expect(networkOf('::1')).toBe('0:0:0::/48')
})
