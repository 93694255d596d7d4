// Where the server will listen, and whether it can.
import { createServer } from 'node:net'
import { pause } from './processes.mjs'
import { both, CannotStart } from './words.mjs'

/** HOST and PORT, checked for sense. */
export function wantedAddress() {
  const host = process.env.HOST || '127.0.0.1'
  const text = process.env.PORT || '8080'
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return { host, port }
  throw new CannotStart(
    both(`PORT=${text} 不是有效的端口（1–65535）。`, `PORT=${text} is not a port (1–65535).`),
  )
}

function tryToListen({ host, port }) {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', (error) => done(error.code))
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(null)))
  })
}

/**
 * Refuses an address that is taken.
 * @param {number} patience ms to wait for it: a server that was cut off may still be letting go
 */
export async function checkAddress({ host, port }, patience = 0) {
  for (let waited = 0; ; waited += 100) {
    const code = await tryToListen({ host, port })
    if (code === null) return
    if (code !== 'EADDRINUSE' || waited >= patience)
      throw new CannotStart(wordsFor(code, host, port))
    await pause(100)
  }
}

function wordsFor(code, host, port) {
  const other = port === 8081 ? 8082 : 8081
  if (code === 'EADDRINUSE') {
    return both(
      `端口 ${port} 已被其他程序占用。换一个端口启动：  PORT=${other} npm start`,
      `Port ${port} is taken by another program. Start on another one:  PORT=${other} npm start`,
    )
  }
  if (code === 'EACCES') {
    return both(
      `没有权限使用端口 ${port}（1024 以下需要特权）。换一个端口：  PORT=8080 npm start`,
      `Port ${port} needs privileges (below 1024). Choose another:  PORT=8080 npm start`,
    )
  }
  return both(
    `无法在 ${host}:${port} 监听（${code}）。请检查 HOST 设置。`,
    `Cannot listen on ${host}:${port} (${code}). Check the setting HOST.`,
  )
}
