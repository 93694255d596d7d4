import { type ClientRequest, request } from 'node:http'
import { median, note, print, timed } from '../figure.ts'
import { answered, callerAt, cookieOf } from '../http.ts'
import { memoryOf } from '../memory.ts'
import { credentialsOf, foundBenchFirm, openPlace } from '../place.ts'
import { startServer } from '../server.ts'

const browsers = 1_000
/** Megabytes that so many browsers may add to the server. */
const limit = 150
const acts = 30

/** A thousand browsers that listen to what happens, while leads are registered. */
export async function run(): Promise<void> {
  const place = await openPlace()
  try {
    await foundBenchFirm(place, ['marketer'])
    const server = await startServer(place)
    try {
      const caller = await callerAt(server.port, 'marketer')
      const register = () => caller.post('/api/leads', { name: '云杉', phone: '13800001234' })
      for (let n = 0; n < acts; n += 1) answered(await register())
      await new Promise((go) => setTimeout(go, 3_000))
      const before = await memoryOf(server.pid)
      note(`${browsers} browsers listen …`)
      const cookie = await cookieOf(server.port, ...credentialsOf('marketer'))
      const heard = { count: 0 }
      const streams: ClientRequest[] = []
      while (streams.length < browsers) {
        const opening = Math.min(50, browsers - streams.length)
        const from = streams.length
        const opened = Array.from({ length: opening }, (_, at) =>
          listen(server.port, cookie, from + at, heard),
        )
        streams.push(...(await Promise.all(opened)))
      }
      const samples: number[] = []
      for (let n = 0; n < acts; n += 1) samples.push(await timed(register))
      await new Promise((go) => setTimeout(go, 5_000))
      const after = await memoryOf(server.pid)
      for (const stream of streams) stream.destroy()
      print({
        bench: 'web browsers',
        name: `memory for ${browsers} live browsers`,
        value: after.VmRSS - before.VmRSS,
        unit: 'MB',
        limit,
        better: 'lower',
        more: {
          before: before.VmRSS,
          after: after.VmRSS,
          peak: after.VmHWM,
          messagesHeard: heard.count,
          registering: Number(median(samples).toPrecision(3)),
        },
      })
    } finally {
      await server.stop()
    }
  } finally {
    await place.close()
  }
}

function listen(
  port: number,
  cookie: string,
  number: number,
  heard: { count: number },
): Promise<ClientRequest> {
  return new Promise((done, fail) => {
    const headers = {
      cookie,
      'x-covenant-client': 'web',
      'x-forwarded-for': `10.1.${number % 200}.1`,
    }
    const stream = request(
      { host: '127.0.0.1', port, path: '/api/live', headers, agent: false },
      (response) => {
        if (response.statusCode !== 200) return fail(new Error(`live: ${response.statusCode}`))
        response.setEncoding('utf8').on('data', (text: string) => {
          heard.count += text.split('data:').length - 1
        })
        response.on('error', () => undefined)
        done(stream)
      },
    )
    stream.on('error', fail)
    stream.end()
  })
}
