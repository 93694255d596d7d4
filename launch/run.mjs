import { generateTypes } from './generate.mjs'
process.exitCode = await generateTypes()
