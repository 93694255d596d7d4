// What the launcher says on the console: Chinese first, English after.

/** A start that cannot go on, with words for the console. */
export class CannotStart extends Error {}

/** One thing in both languages, a line each. */
export const both = (chinese, english) => `${chinese}\n${english}`

/** Says something in both languages. */
export const say = (chinese, english) => console.log(both(chinese, english))

/** What may go wrong anywhere: the codes of the system, in words. */
const known = {
  ENOSPC: both('磁盘已满。请腾出空间后再试。', 'The disk is full; make room and try again.'),
  EDQUOT: both('磁盘配额已用完。', 'The disk quota is used up.'),
  EROFS: both('文件系统是只读的。', 'The file system is read-only.'),
  EMFILE: both(
    '打开的文件过多，请提高系统限制（ulimit -n）。',
    'Too many open files; raise the limit (ulimit -n).',
  ),
}

/** Says why it does not go on; a surprise keeps its trace. */
export function sayWhy(error) {
  const place = error?.path ? `（${error.path}）` : ''
  const words =
    error instanceof CannotStart
      ? error.message
      : known[error?.code] && `${known[error.code]}${place}`
  console.error(`\n${words || (error?.stack ?? error)}\n`)
}
