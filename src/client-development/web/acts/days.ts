/** The firm's calendar; a firm in China has one zone. */
const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** The day so many days from now, `2026-11-24`. */
export const dayIn = (now: Date, days: number): string =>
  formatter.format(new Date(now.getTime() + days * 86_400_000))

/** Noon of a day, for what says days as people do. */
export const noonOf = (day: string): string => `${day}T12:00:00+08:00`
