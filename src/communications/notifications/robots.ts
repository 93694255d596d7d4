import { createHmac } from 'node:crypto'
import { OutsideFailure, postOutside } from '#platform/http/post-outside.ts'
import type { WebhookProvider } from './contract.ts'

/** A robot in a chat, with what lets one speak through it. */
export interface Robot {
  provider: WebhookProvider
  address: string
  secret: string | null
  /** The operator answers for its address. */
  trusted: boolean
}

/** Bytes of text a robot of 企业微信 takes; the others take more. */
const textMost = 2_048

/** Speaks through a robot. Throws where the message did not arrive, or may not have. */
export async function speakThrough(robot: Robot, text: string, now: Date): Promise<void> {
  const { address, body } = spoken(robot, cutTo(text, textMost), now)
  const answer = await postOutside(address, body, { trusted: robot.trusted })
  if (!isAccepted(answer)) throw new OutsideFailure('refused')
}

/** The request as each provider wants it, signed where it wants that. */
export function spoken(
  { provider, address, secret }: Robot,
  text: string,
  now: Date,
): { address: string; body: Record<string, unknown> } {
  if (provider === 'feishu') {
    const timestamp = String(Math.floor(now.getTime() / 1_000))
    const content = { msg_type: 'text', content: { text } }
    // 飞书 signs nothing with a key made of time and secret, not the time with the secret.
    const sign = secret && createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
    return { address, body: sign ? { timestamp, sign, ...content } : content }
  }
  const body = { msgtype: 'text', text: { content: text } }
  if (provider === 'wecom' || !secret) return { address, body }
  const timestamp = String(now.getTime())
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  const url = new URL(address)
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('sign', sign)
  return { address: url.href, body }
}

/** Each of them answers 200 to a refusal as well; the number in the answer counts. */
function isAccepted(answer: unknown): boolean {
  if (!answer || typeof answer !== 'object') return false
  const { errcode, code } = answer as { errcode?: unknown; code?: unknown }
  return errcode === 0 || (errcode === undefined && code === 0)
}

/** As much of a text as fits into so many bytes, without cutting a character. */
export function cutTo(text: string, most: number): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= most) return text
  return new TextDecoder().decode(bytes.subarray(0, most - 3), { stream: true }).concat('…')
}
