export interface PostgresOptions {
  /** Made when it is not there. */
  dataDir: string
  /** Password of the superuser; counts when the folder is made. */
  password: string
  port?: number
  /** `false` switches off fsync: tests only. */
  durable?: boolean
  log?: (chinese: string, english: string) => void
}

export interface PostgresServer {
  host: string
  port: number
  superuser: string
  password: string
  pid: number
  /** Where the programs lie. */
  binaries: string
  /** Where the data really lies. */
  data: string
  /** Address of a database (default `postgres`) as the superuser. */
  url(database?: string): string
  stop(): Promise<void>
  exited: Promise<{ code: number | null; signal: string | null }>
}

export function startPostgres(options: PostgresOptions): Promise<PostgresServer>
export function freePort(): Promise<number>
