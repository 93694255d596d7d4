import type { OpenFirm, Person } from '../../src/communications/notifications/notices.fixture.ts'

/** A request of somebody of the firm. */
export interface Act {
  by: Person
  path: string
  method?: 'post' | 'put' | 'delete'
  body?: object
  headers?: Record<string, string>
}

/** What leads to an act, and the act; by the name of its endpoint. */
export type Acts = Record<string, () => Promise<Act>>

/** The firm they are done in, once it stands. */
export type TheFirm = () => OpenFirm

/** Done once, when first wanted. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
