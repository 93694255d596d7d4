import type { ChildProcess } from 'node:child_process'

export const serverFlags: string[]
export function spawnServer(env: Record<string, string>, script?: string): ChildProcess
export function supervise(
  start: () => ChildProcess,
  signs: { stopAsked: Promise<unknown>; databaseGone: Promise<unknown> },
): Promise<number>
