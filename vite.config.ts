import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { staticStyles } from './src/ui/static-styles/plugin.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Contracts take their closed lists from `#access/index.ts`. The build leaves out what stands beside
 * them there; the development server would run it, so it is given the lists alone.
 */
const listsOfAccess: Plugin = {
  name: 'lists-of-access',
  apply: 'serve',
  enforce: 'pre',
  resolveId: (id) => (id === '#access/index.ts' ? at('./src/access/actor.ts') : undefined),
}

export default defineConfig({
  base: '/',
  publicDir: at('./src/shell/web/public'),
  plugins: [listsOfAccess, staticStyles(), react()],
  resolve: {
    alias: [{ find: /^zod$/, replacement: at('./src/platform/http/contract-in-browser.ts') }],
  },
  optimizeDeps: {
    entries: ['index.html'],
    rolldownOptions: { plugins: [staticStyles({ linkSheets: false })] },
  },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // A policy without `data:` refuses inlined assets.
    assetsInlineLimit: 0,
    // What a page weighs is measured (docs/BENCH.md); a newcomer who starts the product need not be warned of it.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      // Our modules only declare: a page takes from an index what it uses, and no more.
      treeshake: {
        moduleSideEffects: [{ test: /\/src\/(?!shell\/web\/main).*\.tsx?$/, sideEffects: false }],
      },
      experimental: { lazyBarrel: true },
      output: {
        // Few files: each has its own headers and its own turn, and small ones hardly compress.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'] },
            {
              name: 'inside',
              test: /src\/(shell\/web\/frame|client-file\/web\/my-day-page)\.tsx$/,
            },
            {
              name: 'shared',
              entriesAware: true,
              entriesAwareMergeThreshold: 4_000,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '3000'}` },
  },
})
