// The guide says terms as the provision has them; a firm's own charter may have others.
// `<!-- D2 -->2个工作小时<!-- -->` reads like any text elsewhere, and here as the charter in force has it.

const marked = /<!-- ([A-Z]\d+(?:\.\w+)?) -->(.*?)<!-- -->/g

/** The clauses of which a chapter tells the term, with what it says. */
export const termsIn = (text: string): { code: string; said: string }[] =>
  [...text.matchAll(marked)].map(([, code = '', said = '']) => ({ code, said }))

/**
 * A chapter with the terms in force.
 * @param termOf what the charter says of a clause, `3个工作日`, nothing where it has no such clause; beside the code it
 *   is told what the guide says
 */
export const withTermsInForce = (
  text: string,
  termOf: (code: string, said: string) => string | undefined,
) =>
  text.replaceAll(marked, (_all, code: string, said: string) => {
    const term = termOf(code, said)
    return term === undefined ? `${said}（${code}，本所现行制度没有这一条）` : term
  })
