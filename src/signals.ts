/** A terminal tells every process of its group, and the launcher passes on what it was told: one Ctrl-C comes twice. */
const sameMs = 500

/** Waits for somebody to end the process; a second signal ends it at once. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    let firstMs: number | null = null
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (firstMs !== null && performance.now() - firstMs > sameMs) process.exit(1)
        firstMs ??= performance.now()
        resolve()
      })
  })
