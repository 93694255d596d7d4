import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** What pages may load: nothing but ours. */
export function contentPolicy(publicUrl: string) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      // The components of the web place themselves with style attributes; sheets come from us alone.
      styleSrcElem: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      ...(publicUrl.startsWith('https:') ? { upgradeInsecureRequests: [] } : {}),
    },
  }
}

/** What a browser heeds of a document only. With a hundred small files it weighs more than they do. */
const ofDocuments = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-xss-protection',
]

/** The built web app; every address that is not a file is a place in it. */
export async function serveWeb(
  app: FastifyInstance,
  folder: string,
  embedOrigins: string[],
): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(serveStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('vary', 'accept-encoding')
        const lasting = path.includes('/assets/')
        if (lasting && /\.(?:js|css)(?:\.br|\.gz)?$/.test(path))
          for (const name of ofDocuments) reply.removeHeader(name)
        reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  // A telephone shares with the worker of the web app; without it nothing is read here, and it is told so.
  app.post('/share', { config: { right: 'public' } }, async (_request, reply) =>
    reply.redirect('/received?failed=1', 303),
  )
  app.setNotFoundHandler(async (request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api')
    if (!page || !built)
      return reply.status(404).send({ error: { code: 'not_found', fields: [], details: {} } })
    if (request.url.split('?')[0] === '/enquiry') mayBeFramed(reply, embedOrigins)
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}

/** The enquiry page may stand in a frame of the firm's own websites; no other page may. */
function mayBeFramed(reply: FastifyReply, origins: string[]): void {
  if (origins.length === 0) return
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  reply.header(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`),
  )
  reply.removeHeader('x-frame-options')
}
