import { defineConfig, type Plugin } from 'vitest/config'

/** Words and rules of pages are tested without their looks. */
const noSheets: Plugin = {
  name: 'no-sheets',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0no-sheet' : undefined),
  load: (id) => (id === '\0no-sheet' ? '' : undefined),
}

export default defineConfig({
  plugins: [noSheets],
  test: {
    globalSetup: ['tests/support/database-server.ts'],
    pool: 'forks',
    // One more than the processors we ask for: tests wait for browsers and for the database.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // What a file loads the next one finds loaded: a third of their time.
        test: { name: 'areas', include: ['src/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'product',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'tests/guards/fixtures/**'],
        },
      },
    ],
  },
})
