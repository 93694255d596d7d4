// What the launcher says on the console: Chinese first, English after.

/** A start that cannot go on, with words for the console. */
export class CannotStart extends Error {}

/** One thing in both languages, a line each. */
export const both = (chinese, english) => `${chinese}\n${english}`

/** Says something in both languages. */
export const say = (chinese, english) => console.log(both(chinese, english))

/** Says why it does not go on; a surprise keeps its trace. */
export function sayWhy(error) {
  console.error(`\n${error instanceof CannotStart ? error.message : (error?.stack ?? error)}\n`)
}
