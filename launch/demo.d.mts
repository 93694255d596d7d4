export const demoFolder: string
export function demoAsked(args: string[]): { fresh: boolean } | null
export function refuseRealFirm(folder: string): void
export function makeRoom(folder: string, asked: { fresh: boolean }): Promise<void>
