import { z } from 'zod'
import { progressOf } from '#domain/plan/template/progress-of.js'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import { planAt } from '#service/plan/plan-at.js'
import { registerFrom } from '#service/register-at.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readAsOf } from '../http/as-of.js'
import { existing, readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { writeOutput } from '../write-output.js'

export default defineCommand({
  summary: 'Writes how far a plan that was made from a template has come, for who handed the template out.',
  usage: 'PLAN',
  takes: [1, 1],
  options: z.object({
    signedBy: z.string().describe('Id of the office that answers for it.'),
    asOf: z
      .string()
      .optional()
      .describe('The state of that day or moment instead of now, such as 2026-06-30.'),
    out: z.string().optional().describe('File to write to instead of standard output.'),
  }),
  examples: [
    'popis plan progress plan-2027 --signed-by head-of-administration --out district-7.progress.json',
    'popis plan progress plan-2027 --signed-by mayor --as-of 2027-06-30',
  ],
  async run({ options: { signedBy, asOf: day, out }, args: [id = ''], terminal }) {
    const settings = readSettings(process.env)
    const live = await readLiveRegister(settings.register)
    const now = toInstant(Date.now())
    const { timeZone } = live.organisation
    const asOf = readAsOf(day, timeZone, now)
    existing(live, 'roles', signedBy)
    const office = live.roles.find((role) => role.id === signedBy)
    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const reader = store.of(live.organisation.id)
      const register = asOf === null ? live : await registerFrom(reader, live.organisation, asOf)
      existing(register, 'plans', id)
      const plan = register.plans.find((one) => one.id === id)
      const { rows, at } = await planAt(reader, register, settings.graceMs, now, asOf)
      const progress =
        plan &&
        progressOf(plan, rows, {
          organisation: live.organisation,
          asOf: at,
          signedOff: { by: signedBy, name: office?.name ?? signedBy, on: dayOf(now, timeZone) },
        })
      if (!progress)
        throw new Problem('invalid', `plans/${id} was made from no template: nobody waits for its progress`)
      const text = JSON.stringify(progress, null, 2)
      if (out === undefined) terminal.out(text)
      else {
        await writeOutput(out, `${text}\n`)
        const done = progress.rows.filter(({ is }) => is === 'done').length
        terminal.out(`${out}: ${progress.rows.length} rows, ${done} done, as of ${progress.asOf}`)
      }
    } finally {
      await store.close()
    }
    return 0
  },
})
