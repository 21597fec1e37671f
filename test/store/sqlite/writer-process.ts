import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const script = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url))

/** A process of its own that has the store in `file` open and commits one report after another. */
export const startWriter = async (file: string) => {
  const process_: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions', 'development', script, file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => {
    process_.kill('SIGKILL')
  })
  if (!process_.stdout) throw new Error('the writer has no output')
  const lines = createInterface({ input: process_.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<number> => Number((await lines.next()).value)
  let last = await next()
  return {
    process: process_,
    /** Lets it acknowledge `count` more, kills it, and tells the last number that it acknowledged. */
    acknowledgedBeforeKill: async (count: number): Promise<number> => {
      for (const end = last + count; last < end; ) last = await next()
      process_.kill('SIGKILL')
      await once(process_, 'exit')
      for (let line = await lines.next(); !line.done; line = await lines.next()) last = Number(line.value)
      return last
    },
  }
}
