// OWASP, CSV injection: what a spreadsheet program takes for the beginning of a formula. Full-width signs
// are read as their narrow ones in East Asian locales; a line feed is skipped like the carriage return.
const opensFormula = /^[=+\-@\t\r\n＝＋－＠]/
/** ECMA-376 18.18.37: the most characters one cell may hold. */
const longest = 32_767
// Characters XML cannot hold; the database keeps some of them.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text for a cell of a file we write: shown, never run, wherever the file is opened or saved again. */
export function safeText(text: string): string {
  const writable = text.toWellFormed().replaceAll(unwritable, '')
  return (opensFormula.test(writable) ? `'${writable}` : writable).slice(0, longest)
}
