import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiError } from '#platform/http/client.ts'
import { startAppearance, UiProvider } from '#ui/index.ts'
import { loadFrame } from './gate.tsx'
import { router } from './router.tsx'
import { askSession } from './session.ts'

startAppearance()

const queries = new QueryClient({
  queryCache: new QueryCache({
    // What is gone, or behind a wall since, is not shown on from memory.
    onError: (error, query) => {
      if (error instanceof ApiError && [403, 404].includes(error.status))
        query.setState({ data: undefined })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      // What the server has understood and refused will be refused again.
      retry: (count, error) =>
        count < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
    },
  },
})

askSession(queries)
loadFrame()

const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <UiProvider>
          <RouterProvider router={router} />
        </UiProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
