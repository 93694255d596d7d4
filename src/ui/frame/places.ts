import type { ReactNode } from 'react'
import type { IconName } from '../icons.tsx'

/** One of the places of the rail. */
export interface Place {
  to: string
  label: string
  /** For the bar on the telephone. */
  short: string
  icon: IconName
  /** `g` and this letter go there. */
  letter: string
  /** How many things I owe there, and how many of them are late. */
  owed?: { count: number; overdue: number } | undefined
}

export interface FrameUser {
  name: string
  detail: string
  /** Of the account page. */
  to: string
  /** Of the guide, at the part about the place one stands at. */
  guide: string
}

/** The bell: where what one is told stands, and how much of it is unread. */
export interface Bell {
  to: string
  count: number
  /** How many of them press. */
  red: number
}

/** A page that is no place of the rail and still wanted every day. */
export interface Beside {
  to: string
  label: string
  icon: IconName
  /** How much waits there. */
  count?: number | undefined
}

export interface FrameProps {
  firmName: string
  places: Place[]
  /** The four that have a place in the bar of the telephone, by address. */
  inBar: string[]
  bell: Bell
  /** In the sheet of the telephone, before the places. */
  beside: Beside[]
  /** Behind the gear; none when the person has nothing to administer. */
  administration?: string | undefined
  user: FrameUser
  /** Path of the address, to mark the current place. */
  path: string
  onFind: () => void
  onKeys: () => void
  onSignOut: () => void
  children: ReactNode
}

export const isAt = (path: string, to: string) => path === to || path.startsWith(`${to}/`)
