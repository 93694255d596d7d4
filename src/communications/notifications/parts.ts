import type { Runtime } from '#access/index.ts'
import type { KeeperParts } from '#charter/index.ts'
import type { Seal } from '#platform/seal.ts'

export interface OutgoingMail {
  to: string
  subject: string
  text: string
  html: string
}

/** What telling people needs from the rest of the product; the shell brings it. */
export interface NotificationParts extends KeeperParts {
  runtime: () => Runtime
  /** Hands a mail to the mail server; a failure says whether the server may have taken it. */
  sendMail(mail: OutgoingMail): Promise<void>
  /** Where links in messages lead. */
  publicUrl: string
  /** Under which addresses and secrets of robots are kept. */
  seal: Seal
  /** Origins besides the providers' own to which robots may be sent: the operator answers for them. */
  webhookOrigins: readonly string[]
}
