import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['development'] },
  ssr: { resolve: { conditions: ['development', 'module', 'node', 'import'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // No test leaves anything in a module behind, so files share a worker: a third of the time went into loading the same again.
    isolate: false,
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
