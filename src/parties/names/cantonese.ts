/**
 * The coarse sound of a Cantonese syllable, whether Jyutping (`zoeng`) or a spelling usual in Hong Kong
 * (`Cheung`) writes it: aspiration and the length of vowels do not count, as they are spelt at will.
 */
export function coarseCantonese(syllable: string): string {
  const text = syllable.toLowerCase()
  if (text === 'ng' || text === 'm') return 'ng'
  if (text === 'sze' || text === 'szu' || text === 'tze' || text === 'tsze')
    return text.startsWith('s') ? 'si' : 'ci'
  const [, initial = '', final = ''] =
    text.match(/^(tsz|sz|tz|ts|ch|sh|gw|kw|qu|ng|[bpmfdtnlgkhwzcsjyr])?(.*)$/) ?? []
  // Jyutping writes the vowel ü as yu after any initial; j before it is its glide.
  if (final.startsWith('yu') && initial !== 'y') return initials(initial) + finals(final.slice(1))
  const vowels = finals(final)
  // Ip and Yip, In and Yin.
  if ((initial === 'y' || initial === 'j') && vowels.startsWith('i')) return vowels
  return initials(initial) + vowels
}

const initialSounds: Record<string, string> = {
  b: 'p',
  d: 't',
  g: 'k',
  gw: 'kw',
  qu: 'kw',
  z: 'c',
  ts: 'c',
  tsz: 'c',
  tz: 'c',
  ch: 'c',
  j: 'y',
  ng: '',
  n: 'l',
  sh: 's',
  sz: 's',
  r: 'l',
}
const initials = (initial: string): string => initialSounds[initial] ?? initial

const finalSounds: Record<string, string> = {
  '': 'i',
  aa: 'a',
  ah: 'a',
  ar: 'a',
  aai: 'ai',
  aau: 'au',
  ow: 'au',
  aam: 'am',
  um: 'am',
  aan: 'an',
  aang: 'ang',
  aap: 'ap',
  aat: 'at',
  aak: 'ak',
  ee: 'i',
  ie: 'i',
  ei: 'i',
  ey: 'i',
  ze: 'i',
  aw: 'o',
  or: 'o',
  ou: 'o',
  oh: 'o',
  oo: 'u',
  ue: 'u',
  uh: 'u',
  eung: 'eng',
  oeng: 'eng',
  eong: 'eng',
  erng: 'eng',
  oe: 'e',
  eoi: 'ui',
  oy: 'oi',
  eon: 'un',
  uen: 'un',
  yun: 'un',
  oon: 'un',
  eot: 'ut',
  uet: 'ut',
  oot: 'ut',
  ook: 'uk',
  oek: 'ek',
  euk: 'ek',
  oong: 'ung',
  een: 'in',
  eem: 'im',
  eet: 'it',
  eep: 'ip',
  eek: 'ik',
}
const finals = (final: string): string => finalSounds[final] ?? final
