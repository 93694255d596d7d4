import { lookup } from 'node:dns'
import { request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** A message to another's server that did not get there, or of which nobody knows whether it did. */
export class OutsideFailure extends Error {
  /** Closed code for whoever set the address. */
  readonly code: 'unreachable' | 'private_address' | 'no_answer' | 'refused'
  /** It may have arrived all the same. */
  readonly uncertain: boolean

  constructor(code: OutsideFailure['code'], uncertain = false) {
    super(code)
    this.code = code
    this.uncertain = uncertain
  }
}

/** Networks that are nobody else's: this machine, the firm's own, and those kept for special use. */
const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(network, prefix, 'ipv6')
}

/** Whether an address lies inside: also one of version 4 written as version 6. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const bare = mapped ?? address
  return inside.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4')
}

/** Looks a name up and refuses what lies inside, at the moment of connecting: names change. */
const lookupOutside: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0)
    const outside = addresses.filter(({ address }) => !isInside(address))
    const [first] = outside
    if (!first) return done(new OutsideFailure('private_address'), '', 0)
    if (options.all) done(null, outside)
    else done(null, first.address, first.family)
  })
}

export interface OutsideOptions {
  /** Milliseconds for the whole exchange. */
  timeout?: number
  /** The operator answers for this address: it may lie inside. */
  trusted?: boolean
}

const answerMost = 64 * 1024

/**
 * Posts JSON to another's server and reads its JSON answer. No redirect is followed, nothing inside
 * is reached, and no answer is waited for longer than told.
 */
export function postOutside(
  address: string,
  body: unknown,
  { timeout = 10_000, trusted = false }: OutsideOptions = {},
): Promise<unknown> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!trusted && isIP(host) !== 0 && isInside(host)) {
    return Promise.reject(new OutsideFailure('private_address'))
  }
  const text = JSON.stringify(body)
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      accept: 'application/json',
    },
    agent: false,
    ...(trusted ? {} : { lookup: lookupOutside }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  let sent = false
  const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, options)
  const timer = setTimeout(() => {
    reject(new OutsideFailure('no_answer', sent))
    request.destroy()
  }, timeout)
  const settle = (act: () => void) => {
    clearTimeout(timer)
    act()
  }
  request.on('socket', (socket) => {
    const ready = url.protocol === 'https:' ? 'secureConnect' : 'connect'
    socket.once(ready, () => (sent = true))
  })
  request.on('error', (error) =>
    settle(() =>
      reject(error instanceof OutsideFailure ? error : new OutsideFailure('unreachable', sent)),
    ),
  )
  request.on('response', (response) => {
    const parts: Buffer[] = []
    let length = 0
    response.on('data', (part: Buffer) => {
      length += part.length
      if (length <= answerMost) parts.push(part)
    })
    response.on('error', () => settle(() => reject(new OutsideFailure('no_answer', true))))
    response.on('end', () =>
      settle(() => {
        const status = response.statusCode ?? 0
        if (status < 200 || status > 299) return reject(new OutsideFailure('refused'))
        resolve(parseOrNull(Buffer.concat(parts).toString('utf8')))
      }),
    )
  })
  request.end(text)
  return promise
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
