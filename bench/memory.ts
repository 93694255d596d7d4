import { readFile } from 'node:fs/promises'

/** Figures of /proc/PID/status in MB. */
export async function memoryOf(
  pid: number,
): Promise<Record<'VmRSS' | 'VmHWM' | 'RssAnon' | 'RssFile', number>> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const lines = [...status.matchAll(/^(\w+):\s+(\d+) kB$/gm)]
  return Object.fromEntries(
    lines.map(([, name, kilobytes]) => [name, Math.round(Number(kilobytes) / 1_024)]),
  ) as never
}
