import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps short secrets of others at rest: what is sealed can be read by this installation alone. */
export interface Seal {
  /** `about` is the record it belongs to: moved to another it does not open. */
  close(text: string, about: string): string
  open(sealed: string, about: string): string
}

const ivLength = 12
const tagLength = 16

/** A seal of its own for one purpose, from the installation's secret. */
export function createSeal(secret: string, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `covenant seal ${purpose}`, 32))
  return {
    close(text, about) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), {
        authTagLength: tagLength,
      })
      decipher.setAAD(Buffer.from(about))
      decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      const body = decipher.update(bytes.subarray(ivLength + tagLength))
      return Buffer.concat([body, decipher.final()]).toString('utf8')
    },
  }
}
