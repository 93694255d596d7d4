export function startProgress(
  words: string,
  total: { bytes: number; files: number },
  out?: { write(text: string): unknown; isTTY?: boolean },
  clock?: () => number,
): { bytes(count: number): void; file(): void; end(): void }
