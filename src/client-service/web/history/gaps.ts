/** Figures that an event does not carry leave no gap: with one goes the part of the sentence it closes. */
export const withoutGaps = (text: string): string =>
  text.replaceAll(
    /[，,][^，,（()）]*\{\{\w+\}\}$| ?[（(]\{\{\w+\}\}[）)]|[，,：:]? ?\{\{\w+\}\}/g,
    '',
  )
