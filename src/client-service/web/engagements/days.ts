/** The day at the firm as `2026-11-24`; a firm in China has one zone. */
export const today = (now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now)

/** A day so many days later. */
export const dayAfter = (now: Date, days: number): string =>
  today(new Date(now.getTime() + days * 86_400_000))

/** Noon of a day at the firm, for words that take an instant. */
export const noonOf = (day: string): string => `${day}T12:00:00+08:00`
