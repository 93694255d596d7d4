import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type BodyOf, type Endpoint, type ReplyOf, routeConfigOf } from '#platform/http/endpoint.ts'
import { parseInput } from '#platform/http/input.ts'
import { Refusal } from '#platform/http/refusal.ts'
import * as contract from './contract.ts'
import { takeCookie } from './cookies.ts'
import type { SignInHappening } from './happenings.ts'
import { change, readLink, requestReset, reset } from './passwords.ts'
import { confirm, enrol, remove, standingOf } from './second-factor.ts'
import { accountOf, beginSession, endAll, endThis, type SignedIn } from './sessions.ts'
import { noteSuccess, signIn, signInWithTotp } from './sign-in.ts'
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

  const noted = ({ accountId }: { accountId: string }, what: SignInHappening) =>
    store.happened({ accountId, what, data: {} })

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
    await noted(account, 'sign_in.ended_everywhere')
    takeCookie(reply, store, 'session')
  })
  open(contract.readSession, ({ request }) => sessionState(store, request))
  open(contract.requestPasswordReset, async ({ body }) => {
    requestReset(store, body.email)
    return {}
  })
  open(contract.readPasswordLink, ({ body }) => readLink(store, body))
  open(contract.resetPassword, async ({ body, request, reply }) => {
    const comesIn = await reset(store, body)
    if (!comesIn) return takeCookie(reply, store, 'session')
    await beginSession(store, comesIn, request, reply)
    await noteSuccess(store, comesIn, false, request)
  })
  guarded(contract.changePassword, async ({ account, body }) => {
    await change(store, account, body)
    await noted(account, 'password.changed')
  })
  guarded(contract.enrolTotp, ({ account, body }) => enrol(store, account, body.password))
  guarded(contract.confirmTotp, async ({ account, body }) => {
    const recoveryCodes = await confirm(store, account, body.code)
    await noted(account, 'second_factor.switched_on')
    return { recoveryCodes }
  })
  guarded(contract.removeTotp, async ({ account, body }) => {
    await remove(store, account, body.password)
    await noted(account, 'second_factor.switched_off')
  })
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
