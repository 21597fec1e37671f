import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { untilStopped } from '../src/signals.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
})
afterEach(() => {
  for (const signal of signals)
    for (const listener of process.listeners(signal))
      if (!before.get(signal)?.includes(listener)) process.off(signal, listener)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('takes the same Ctrl-C twice for one: the launcher passes on what this process was told as well', async () => {
  const stopped = untilStopped()
  process.emit('SIGINT', 'SIGINT')
  process.emit('SIGINT', 'SIGINT')
  await stopped
  expect(process.exit).not.toHaveBeenCalled()
})

it('ends at once when somebody asks again', async () => {
  const stopped = untilStopped()
  process.emit('SIGINT', 'SIGINT')
  await stopped
  vi.advanceTimersByTime(2000)
  process.emit('SIGTERM', 'SIGTERM')
  expect(process.exit).toHaveBeenCalledWith(1)
})
