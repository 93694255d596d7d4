import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type BodyOf, type Endpoint, type ReplyOf, routeConfigOf } from '#platform/http/endpoint.ts'
import { parseInput } from '#platform/http/input.ts'
import { Refusal } from '#platform/http/refusal.ts'
import * as contract from './contract.ts'
import { takeCookie } from './cookies.ts'
import { change, requestReset, reset } from './passwords.ts'
import { confirm, enrol, remove, standingOf } from './second-factor.ts'
import { accountOf, endAll, endThis, type SignedIn } from './sessions.ts'
import { signIn, signInWithTotp } from './sign-in.ts'
import type { Store } from './store.ts'

interface Call<E> {
  body: BodyOf<E>
  request: FastifyRequest
  reply: FastifyReply
}
/** An endpoint without a reply gives nothing back. */
type Answer<E> = ReplyOf<E> extends undefined ? Promise<void> : Promise<ReplyOf<E>>
type Act<E> = (call: Call<E>) => Answer<E>
type SignedInAct<E> = (call: Call<E> & { account: SignedIn }) => Answer<E>

/** Registers the endpoints of the contract. */
export function registerRoutes(app: FastifyInstance, store: Store): void {
  const open = <E extends Endpoint>(endpoint: E, act: Act<E>) => register(app, endpoint, act)
  const guarded = <E extends Endpoint>(endpoint: E, act: SignedInAct<E>) =>
    open(endpoint, (async (call: Call<E>) => {
      const account = await accountOf(store, call.request)
      if (!account) throw new Refusal(401, 'not_signed_in')
      return act({ ...call, account })
    }) as unknown as Act<E>)

  open(contract.signIn, ({ body, request, reply }) => signIn(store, body, request, reply))
  open(contract.signInWithTotp, ({ body, request, reply }) =>
    signInWithTotp(store, body, request, reply),
  )
  open(contract.signOut, async ({ request, reply }) => {
    await endThis(store, request)
    takeCookie(reply, store, 'session')
    takeCookie(reply, store, 'challenge')
  })
  guarded(contract.signOutEverywhere, async ({ account, reply }) => {
    await endAll(store, account.accountId)
    takeCookie(reply, store, 'session')
  })
  open(contract.readSession, ({ request }) => sessionState(store, request))
  open(contract.requestPasswordReset, async ({ body }) => {
    requestReset(store, body.email)
    return {}
  })
  open(contract.resetPassword, async ({ body, reply }) => {
    await reset(store, body)
    takeCookie(reply, store, 'session')
  })
  guarded(contract.changePassword, ({ account, body }) => change(store, account, body))
  guarded(contract.enrolTotp, ({ account, body }) => enrol(store, account, body.password))
  guarded(contract.confirmTotp, async ({ account, body }) => ({
    recoveryCodes: await confirm(store, account, body.code),
  }))
  guarded(contract.removeTotp, ({ account, body }) => remove(store, account, body.password))
}

function register(app: FastifyInstance, endpoint: Endpoint, act: Act<Endpoint>): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: routeConfigOf(endpoint),
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const body = parseInput(endpoint.body, request.body ?? (endpoint.body ? {} : undefined))
      const result = endpoint.reply.parse(await act({ body, request, reply }))
      reply.status(endpoint.status)
      return endpoint.status === 204 ? reply.send() : result
    },
  })
}

async function sessionState(
  store: Store,
  request: FastifyRequest,
): Promise<ReplyOf<typeof contract.readSession>> {
  const { idleMinutes } = store
  const account = await accountOf(store, request, false)
  if (!account) return { signedIn: false, idleMinutes }
  const { accountId, email } = account
  return { signedIn: true, accountId, email, ...(await standingOf(store, accountId)), idleMinutes }
}
