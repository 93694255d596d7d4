import { createSeal } from '#platform/seal.ts'
import type { Outward } from '#shell/areas.ts'
import { testSecret } from './database-server.ts'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** Mails go into a list, and nothing else leaves the product. */
export const keptIn = (mails: Mail[]): Outward => ({
  sendMail: async ({ to, subject, text }) => void mails.push({ to, subject, text }),
  publicUrl: 'http://localhost',
  seal: createSeal(testSecret, 'webhook'),
  webhookOrigins: [],
  mailDrop: { domain: 'drop.mingli.example', seal: createSeal(testSecret, 'mail drop') },
})
