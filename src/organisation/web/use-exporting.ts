import type { AnyEndpoint } from '#platform/http/client.ts'
import type { Exporting } from '#ui/index.ts'
import { useMe } from './reading.ts'

/** A list as a file, where the viewer may take it away: its export, and what the list itself asks the server for. */
export function useExporting(
  endpoint: AnyEndpoint,
  query: Record<string, unknown> = {},
): Exporting | undefined {
  const rights = useMe().data?.rights ?? []
  return rights.includes(endpoint.right) ? { endpoint, query } : undefined
}
