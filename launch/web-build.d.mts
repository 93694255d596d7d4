/** Builds the web app into dist/web unless the one that is there was made from the same files. */
export function buildWebApp(): Promise<void>
