import { useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { signOut } from '#access/sign-in/contract.ts'
import { useDecisionCount } from '#client-file/web/reading.ts'
import { call } from '#platform/http/client.ts'
import { sayName } from '#platform/i18n/format.ts'
import {
  AppFrame,
  chooseLanguage,
  hasOwnLanguage,
  KeysSheet,
  type Place,
  useCommandKey,
  useKeys,
  useWords,
  useLanguage,
} from '#ui/index.ts'
import { useBell } from './bell.ts'
import { guideFor } from './guide/chapters.ts'
import { useLiveEvents } from './live.ts'
import type { Me } from './me.ts'
import { useOwed } from './owed.ts'
import { inBar, pages, placeAt, signs } from './pages.tsx'
import { useShareWorker } from './share-worker.ts'
import { useSessionChange } from './session.ts'
import { shellWords } from './words.ts'

/** With all it finds things by: nobody waits for that who has not asked for it. */
const Finder = lazy(() => import('./finder.tsx'))

/** The frame around every page of who is signed in. */
export function Frame({ me, children }: { me: Me; children: ReactNode }) {
  const say = useWords(shellWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const path = useLocation({ select: (location) => location.pathname })
  const session = useSessionChange()
  const places = usePlaces(me)
  const inRail = places.filter((place) => place.to !== '/administration')
  const [finding, setFinding] = useOnce()
  const [keysOpen, setKeysOpen] = useOnce()
  useLiveEvents()
  useShareWorker()
  useMyLanguage(me)
  const go = (to: string, search: Record<string, string> = {}) =>
    void navigate({ to, search } as never)
  useCommandKey('k', () => setFinding(true))
  useKeys({
    '?': () => setKeysOpen(true),
    ...Object.fromEntries(places.map(({ letter, to }) => [`g ${letter}`, () => go(to)])),
  })
  const bell = useBell()
  const count = useDecisionCount()
  const beside = [{ to: '/approvals', label: say('approvals'), icon: 'check' as const, count }]
  const leave = async () => {
    await call(signOut).catch(() => undefined)
    await session.end()
  }
  const department = sayName({ name: me.departmentName, nameEn: me.departmentNameEn }, language)
  const role = me.roles[0] ? say(`role.${me.roles[0]}`) : ''
  return (
    <>
      <AppFrame
        firmName={sayName({ name: me.firmName, nameEn: me.firmNameEn }, language)}
        places={inRail}
        inBar={inBar}
        bell={bell}
        beside={beside}
        administration={places.find((place) => place.to === '/administration')?.to}
        user={{
          name: me.name,
          // English roles fill the two lines alone.
          detail: role.length > 12 ? role : `${department} ${role}`.trim(),
          to: '/account',
          guide: guideFor(path, me.roles),
        }}
        path={placeAt(path)}
        onFind={() => setFinding(true)}
        onKeys={() => setKeysOpen(true)}
        onSignOut={() => void leave()}
      >
        {children}
      </AppFrame>
      <Suspense>
        {finding !== null && (
          <Finder
            me={me}
            places={places}
            open={finding}
            onGo={go}
            onSignOut={leave}
            onClose={() => setFinding(false)}
          />
        )}
        {keysOpen !== null && (
          <KeysSheet open={keysOpen} places={places} onClose={() => setKeysOpen(false)} />
        )}
      </Suspense>
    </>
  )
}

/** Null until first wanted, so that its part of the program is loaded only then. */
const useOnce = () => useState<boolean | null>(null)

function usePlaces(me: Me): Place[] {
  const say = useWords(shellWords)
  const owed = useOwed()
  return pages.flatMap(({ path, rail, letter, right }) =>
    rail && letter && (!right || me.rights.includes(right))
      ? [
          {
            to: path,
            label: say(`place.${rail}`),
            short: say(`short.${rail}`),
            icon: signs[rail],
            letter,
            owed: owed[rail],
          },
        ]
      : [],
  )
}

/** The person's language counts where this browser has not chosen its own. */
function useMyLanguage(me: Me) {
  useEffect(() => {
    if (!hasOwnLanguage()) chooseLanguage(me.language, { remember: false })
  }, [me.language])
}
