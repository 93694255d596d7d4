// Imported first and importing nothing: an old Node must get as far as these words.

/** Ends the process with clear words under a Node older than 20. */
export function requireNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) >= 20) return
  console.error(
    `需要 Node.js 20 或更高版本（当前 ${version}）。\nNode.js 20 or newer is needed; this is ${version}.`,
  )
  process.exit(1)
}
