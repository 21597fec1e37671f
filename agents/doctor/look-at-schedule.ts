import { existsSync } from 'node:fs'
import { runProcess } from '../host/run-process.js'
import { ProbeError } from '../probe.js'
import { type Finding, finding } from './finding.js'

/** What the doctor asks of the system; a test gives its own. */
export interface Scheduler {
  readonly platform: NodeJS.Platform
  exists(path: string): boolean
  /** The exit code of a program; null where there is none of that name. */
  run(command: string, args: readonly string[]): Promise<number | null>
}

export const systemScheduler: Scheduler = {
  platform: process.platform,
  exists: existsSync,
  run: async (command, args) => {
    try {
      return (await runProcess(command, args, { timeoutMs: 15_000 })).code
    } catch (error) {
      if (error instanceof ProbeError) return null
      throw error
    }
  },
}

const timer = '/etc/systemd/system/popis-agent.timer'
const cron = '/etc/cron.d/popis-agent'
const schedule = finding('schedule')

const onLinux = async ({ exists, run }: Scheduler): Promise<Finding> => {
  if (exists('/run/systemd/system')) {
    for (const unit of ['popis-agent.timer', 'popis-agent.service'])
      if ((await run('systemctl', ['is-active', '--quiet', unit])) === 0)
        return schedule('ok', `${unit} is active`)
    if (exists(timer))
      return schedule('fail', 'its timer is not active: systemctl enable --now popis-agent.timer')
  } else if (exists(timer) && !exists(cron))
    return schedule('warn', `${timer} is there, but systemd does not run here: nothing starts the agent`)
  return exists(cron) ? schedule('ok', cron) : schedule('fail', 'nothing starts it: neither a timer nor cron')
}

const onWindows = async ({ run }: Scheduler): Promise<Finding> =>
  (await run('schtasks.exe', ['/Query', '/TN', 'Popis Agent'])) === 0
    ? schedule('ok', 'the scheduled task Popis Agent')
    : schedule(
        'fail',
        'there is no scheduled task Popis Agent, or it may not be seen: ask as an administrator',
      )

/** Whether something starts the agent time and again. */
export const lookAtSchedule = (scheduler: Scheduler): Promise<Finding> =>
  scheduler.platform === 'win32' ? onWindows(scheduler) : onLinux(scheduler)
