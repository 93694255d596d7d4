// `npm start`
import { requireNode } from './node-version.mjs'

requireNode()
const { start } = await import('./start-server.mjs')
process.exit(await start(process.argv.slice(2)))
