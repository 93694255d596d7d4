import {
  type RouteComponent,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { ApiError } from '#platform/http/client.ts'
import { askServer } from '#platform/http/reached.ts'
import { Trouble, Waiting } from '#ui/index.ts'
import { Gate } from './gate.tsx'
import { useMe } from './me.ts'
import { doors, type PageEntry, pages } from './pages.tsx'

const root = createRootRoute({
  component: Gate,
  notFoundComponent: () => <Trouble error={new ApiError(404, 'not_found')} />,
  errorComponent: PageTrouble,
})

const routes = [...doors, ...pages].map((entry) =>
  createRoute({
    getParentRoute: () => root,
    path: entry.path,
    component: guarded(entry),
  }),
)

/** The page, or that one is not entitled to it. The server decides; this only spares the attempt. */
function guarded({ right, load }: PageEntry): RouteComponent {
  const Page = lazyRouteComponent(() => load().catch(sayIfAway)) as RouteComponent
  if (!right) return Page
  const Guarded = () => {
    const { data: me } = useMe()
    if (me && !me.rights.includes(right)) return <Trouble error={new ApiError(403, 'forbidden')} />
    return <Page />
  }
  return Object.assign(Guarded, Page.preload ? { preload: Page.preload } : {})
}

/** The router would load the page anew, and the browser show an error of its own where no server answers. */
async function sayIfAway(error: unknown): Promise<never> {
  throw (await askServer()) ? error : new ApiError(0, 'unreachable')
}

/** What failed while a page was read or drawn stays with the page until it is loaded anew. */
function PageTrouble({ error }: { error: unknown }) {
  return <Trouble error={error} onRetry={() => location.reload()} />
}

/** What stands after `?` is plain words, `?owner=…&open=…`, not the router's JSON. */
const plainSearch = {
  parseSearch: (text: string) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (values: Record<string, unknown>) => {
    const kept = Object.entries(values).filter(([, value]) => value != null && value !== '')
    const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString()
    return text ? `?${text}` : ''
  },
}

export const router = createRouter({
  routeTree: root.addChildren(routes),
  ...plainSearch,
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultErrorComponent: PageTrouble,
})
