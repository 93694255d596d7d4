import { sweepCommitments } from '#charter/index.ts'
import { TestClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { runtimeWith } from '../../tests/support/firm.ts'

// A process that sweeps until it is killed; it says when it begins.
const [url = '', now = ''] = process.argv.slice(2)
const { runtime, parts } = runtimeWith(openDatabase({ url }), new TestClock(now))
process.stdout.write('begins\n')
await sweepCommitments(runtime, parts)
