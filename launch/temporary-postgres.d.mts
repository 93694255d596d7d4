import type { PostgresServer } from './postgres.d.mts'

export function startTemporaryPostgres(): Promise<PostgresServer>
