/** What of the typed identifies somebody, as far as it is whole. */
export function keysIn(values: {
  phone?: string | undefined
  mail?: string | undefined
  code?: string | undefined
}) {
  const phone = (values.phone ?? '').replace(/\D/g, '')
  const code = (values.code ?? '').trim()
  const mail = (values.mail ?? '').trim()
  return {
    ...(phone.length >= 7 ? { phone: values.phone as string } : {}),
    ...(/^\S+@\S+\.\S{2,}$/.test(mail) ? { mail } : {}),
    ...(code.length === 18 ? { code } : {}),
  }
}

/** What one line asks for: a telephone number, a mail address, a credit code, or a full name. */
export function keysOfLine(text: string) {
  if (/^[+\d][\d\s()-]{6,}$/.test(text)) return keysIn({ phone: text })
  if (/^[0-9A-Z]{18}$/i.test(text)) return keysIn({ code: text.toUpperCase() })
  if (text.includes('@')) return keysIn({ mail: text })
  if (/^[+\d\s()-]*$/.test(text)) return {}
  return text.length >= 4 ? { name: text.slice(0, 200) } : {}
}

/** What somebody typed to find whom is not there yet, in the field of the form it belongs in. */
export function fieldsOfLine(text: string) {
  const { phone, mail, code } = keysOfLine(text) as ReturnType<typeof keysIn>
  if (code) return { unifiedSocialCreditCode: code }
  if (mail) return { mail }
  if (phone) return { phone }
  return /^[+\d\s()-]+$/.test(text) ? { phone: text } : { name: text }
}
