import { z } from 'zod'
import Task from '#contract/facts/task.js'
import { toInstant } from '#lib/instant.js'
import { defineProbe } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Scheduled = z.object({
  name: z.string(),
  enabled: z.boolean(),
  program: z.string().nullish(),
  lastRun: z.string().nullish(),
  result: z.number().nullish(),
})

/** It runs now; it has not run yet. */
const noResult = [0x41301, 0x41303]

/** How many files were copied or left over; at 8 some could not be copied. */
const robocopyFails = 8

const isGood = (program: string | null | undefined, result: number | null | undefined): boolean =>
  /^robocopy(\.exe)?$/i.test(program ?? '') ? result != null && result < robocopyFails : result === 0

/** Scheduled tasks that make backups, known by the programs they start. */
export default defineProbe({
  topic: Task,
  summary: 'Scheduled tasks that make backups, and how their last run ended.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  collect: async (host) =>
    (await askWindows(host, 'backupTasks', Scheduled)).map((task) => ({
      name: task.name.slice(0, 512),
      program: task.program?.slice(0, 128) || null,
      enabled: task.enabled,
      lastRunAt: task.lastRun ? toInstant(task.lastRun) : null,
      succeeded:
        task.lastRun == null || noResult.includes(task.result ?? 0)
          ? null
          : isGood(task.program, task.result),
    })),
})
