import type { Entrance, Handlers, PolicyTable } from '#access/index.ts'

export const entrances: Entrance[] = []

export const policy: PolicyTable<never> = {}

export const handlers: Handlers = { immediate: [], later: [] }
