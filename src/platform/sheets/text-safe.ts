// Tab and carriage return too: programs skip them and then see the sign behind.
const opensFormula = /^[=+\-@\t\r]/
// +86 138 1234 5678 and -3.5 are figures; nothing can be called or fetched with digits alone.
const figureOnly = /^[+-][\d\s().-]*$/
const guard = "'"

/** True for text that a spreadsheet program would run rather than show. */
export const looksLikeFormula = (text: string): boolean =>
  opensFormula.test(text) &&
  !figureOnly.test(text) &&
  text.trim().length > 1 &&
  !/^[\t\r]/.test(text)

/** Text for a cell of a file we write: shown, never run, wherever the file is opened or saved. */
export const textSafe = (text: string): string =>
  opensFormula.test(text) && !figureOnly.test(text) ? guard + text : text

/** Takes the mark of `textSafe` off again when a file we wrote comes back. */
export const withoutGuard = (text: string): string =>
  text.startsWith(guard) && opensFormula.test(text.slice(1)) ? text.slice(1) : text
