/** Most characters of a need that stand in a title. */
const needMost = 20

/** Endings of registered names that nobody says. */
const form = /(?:股份有限公司|有限责任公司|有限公司)$/

/**
 * The short name under which a firm files a matter: the client, then what it is about (某某公司—劳动争议).
 * @param about the practice area in words; without one, the beginning of the need stands for it.
 */
export function matterTitle(client: string, about: string, need: string): string {
  const named = client.trim()
  const bare = named.replace(form, '')
  const short = bare.length > 1 ? bare : named
  const rest = about || beginningOf(need)
  return rest ? `${short}—${rest}` : short
}

function beginningOf(need: string): string {
  const [clause = ''] = need.trim().split(/[，。；！？,;!?\n]|\.(?:\s|$)/)
  const letters = [...clause.trim()]
  return letters.length > needMost
    ? `${letters.slice(0, needMost).join('').trimEnd()}…`
    : letters.join('')
}
