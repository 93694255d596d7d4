export function checkPlatform(platform?: string): void
export function checkLibraries(folders?: string[]): void
export function checkNode26(program?: string): void
export function checkSpace(folder: string, free?: number): void
export function freeSpace(folder: string): number
export function libraryWords(library: string): string
