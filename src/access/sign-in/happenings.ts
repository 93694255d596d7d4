import { isIPv6 } from 'node:net'

/** What becomes of accounts, for the log: 网络安全法 has such logs kept for half a year. Never a password, never a code. */
export const signInHappenings = [
  'sign_in.succeeded',
  'sign_in.failed',
  'sign_in.locked',
  'sign_in.ended_everywhere',
  'password.changed',
  'password.reset',
  'second_factor.switched_on',
  'second_factor.switched_off',
] as const
export type SignInHappening = (typeof signInHappenings)[number]

export interface Happened {
  accountId: string
  what: SignInHappening
  data: Record<string, string | boolean>
}
export type Happening = (happened: Happened) => Promise<void>

/** The network an address belongs to: enough to see that it was another town, too little to find a person by. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  const [head = ''] = plain.split('::')
  const groups = [...head.split(':').filter(Boolean), '0', '0', '0'].slice(0, 3)
  return `${groups.join(':')}::/48`
}
