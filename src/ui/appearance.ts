import { useSyncExternalStore } from 'react'
import { engine, type Language, languages } from '#platform/i18n/words.ts'

export const appearances = ['light', 'dark', 'system'] as const
export type AppearanceChoice = (typeof appearances)[number]

const memory = { appearance: 'covenant.appearance', language: 'covenant.language' }
const listeners = new Set<() => void>()
const darkSystem = () => window.matchMedia('(prefers-color-scheme: dark)')

const readChoice = (): AppearanceChoice => {
  const kept = localStorage.getItem(memory.appearance) as AppearanceChoice | null
  return kept && appearances.includes(kept) ? kept : 'system'
}

/** In a frame of another site a page is light as that site is, whatever the system prefers. */
const isFramed = () => window.self !== window.top

function apply() {
  const choice = readChoice()
  const dark = !isFramed() && (choice === 'dark' || (choice === 'system' && darkSystem().matches))
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

/** Sets theme and language before the first paint, and follows the system from then on. */
export function startAppearance(): void {
  apply()
  darkSystem().addEventListener('change', apply)
  window.addEventListener('storage', apply)
  // Paper is white, whatever the screen is.
  window.addEventListener('beforeprint', () => {
    document.documentElement.dataset.theme = 'light'
  })
  window.addEventListener('afterprint', apply)
  const kept = localStorage.getItem(memory.language) as Language | null
  chooseLanguage(kept && languages.includes(kept) ? kept : 'zh-CN', { remember: false })
}

export function chooseAppearance(choice: AppearanceChoice): void {
  localStorage.setItem(memory.appearance, choice)
  apply()
}

export function useAppearance(): AppearanceChoice {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readChoice)
}

/** Whether this browser has its own choice; if not, the person's is taken. */
export const hasOwnLanguage = () => localStorage.getItem(memory.language) !== null

export function chooseLanguage(language: Language, { remember = true } = {}): void {
  if (remember) localStorage.setItem(memory.language, language)
  document.documentElement.lang = language
  void engine.changeLanguage(language)
}
