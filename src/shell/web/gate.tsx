import { lazyRouteComponent, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { keepDraftsOf, Trouble, Waiting } from '#ui/index.ts'
import { useMe } from './me.ts'
import { useSession, useSetUpState } from './session.ts'

/** Once loaded it stands at once; React’s own `lazy` would wait again and hold the page back. */
const Frame = lazyRouteComponent(() => import('./frame.tsx'), 'Frame')
/** Begins to load what stands around every page, before it is known who sits here. */
export const loadFrame = (): void => {
  if (!openPages.includes(window.location.pathname)) void Frame.preload?.()
}
const SignInPage = lazy(() => import('./door/sign-in-page.tsx'))
const SetUpPage = lazy(() => import('./door/set-up-page.tsx'))

/** Pages that need nobody signed in: links in mails lead there, and the firm's own site. */
export const openPages = ['/forgotten-password', '/set-password', '/enquiry']

/**
 * Decides what stands at an address: the page within the frame for who is signed in, else the door.
 * The address stays, so that one arrives where one wanted to go.
 */
export function Gate() {
  const path = useLocation({ select: (location) => location.pathname })
  if (openPages.includes(path)) {
    return (
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    )
  }
  return <Behind />
}

function Behind() {
  const session = useSession()
  const signedIn = session.data?.signedIn === true
  const setUp = useSetUpState(session.data?.signedIn === false)
  if (session.error && !session.data) {
    return <Trouble error={session.error} onRetry={() => void session.refetch()} />
  }
  if (!session.data) return <Waiting />
  // Who signs in next begins with pages of their own.
  if (signedIn) return <Inside key={session.data.accountId} />
  if (setUp.isPending) return <Waiting />
  return (
    <Suspense fallback={<Waiting />}>
      {setUp.data?.needed ? <SetUpPage /> : <SignInPage over={session.data.over === true} />}
    </Suspense>
  )
}

function Inside(): ReactNode {
  const me = useMe()
  if (me.error && !me.data) {
    return <Trouble error={me.error} onRetry={() => void me.refetch()} />
  }
  if (!me.data) return <Waiting />
  // Before any page looks for what it kept.
  keepDraftsOf(me.data.personId)
  return (
    <Suspense fallback={<Waiting />}>
      <Frame me={me.data}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </Frame>
    </Suspense>
  )
}
