import { createInstance, type i18n } from 'i18next'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Words of one language: nested, leaves are texts with `{{values}}`. */
export interface WordTree {
  [key: string]: string | WordTree
}

/** The same keys in the other language; English may add plural forms (`count_one`). */
type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> } & WordTree

type Unplural<K> = K extends `${infer Stem}_other` ? Stem : K
/** Dotted paths to every text: `board.title`. */
export type WordKey<T> = {
  [K in keyof T & string]: T[K] extends string ? Unplural<K> : `${K}.${WordKey<T[K]>}`
}[keyof T & string]

/** A slice's words under its namespace: give it to `useWords`. */
export interface Words<T = unknown> {
  namespace: string
  /** Only for the types. */
  readonly texts?: T
}

/** One engine for the whole program; each slice adds its words when it is loaded. */
export const engine: i18n = createInstance()
void engine.init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  supportedLngs: [...languages],
  load: 'currentOnly',
  resources: {},
  ns: [],
  defaultNS: 'ui',
  nsSeparator: ':',
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
})

const registered = new Map<string, Record<Language, WordTree>>()

/**
 * Adds a slice's words. Both languages must have the same keys: the types say so at once, and
 * {@link missingWords} says so to the guard.
 */
export function words<const T extends WordTree>(
  namespace: string,
  texts: { 'zh-CN': T; en: SameKeys<T> },
): Words<T> {
  registered.set(namespace, texts)
  for (const language of languages) {
    engine.addResourceBundle(language, namespace, texts[language], true, true)
  }
  return { namespace }
}

/** Whether there are words for the key, `namespace:path`, in the language in use. */
export const hasWords = (key: string): boolean => engine.exists(key)

/** Says a text outside of React: mails, documents, tests. */
export function say<T>(
  { namespace }: Words<T>,
  key: WordKey<T>,
  values: Record<string, unknown> = {},
  language?: Language,
): string {
  const path: string = `${namespace}:${key}`
  return engine.t(path, { ...values, ...(language ? { lng: language } : {}) })
}

export interface MissingWord {
  namespace: string
  language: Language
  key: string
}

/** Keys that one language has and the other lacks, and texts that are empty. A guard wants none. */
export function missingWords(): MissingWord[] {
  return [...registered].flatMap(([namespace, texts]) => missingIn(namespace, texts))
}

/** The same for one pair of texts. */
export function missingIn(namespace: string, texts: Record<Language, WordTree>): MissingWord[] {
  const keys = { 'zh-CN': leavesOf(texts['zh-CN']), en: leavesOf(texts.en) }
  const all = new Set([...keys['zh-CN'].keys(), ...keys.en.keys()])
  return languages.flatMap((language) =>
    [...all].filter((key) => !keys[language].get(key)).map((key) => ({ namespace, language, key })),
  )
}

function leavesOf(tree: WordTree, prefix = ''): Map<string, string> {
  const leaves = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') {
      leaves.set(`${prefix}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`, value)
    } else {
      for (const [path, text] of leavesOf(value, `${prefix}${key}.`)) leaves.set(path, text)
    }
  }
  return leaves
}
