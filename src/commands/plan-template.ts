import { existsSync } from 'node:fs'
import { z } from 'zod'
import { templateOf } from '#domain/plan/template/template-of.js'
import { templateVersion } from '#domain/plan/template/template-version.js'
import { Problem } from '#lib/problem.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { existing, readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { writeOutput } from '../write-output.js'

export default defineCommand({
  summary: 'Writes a plan as a template for other organisations, without what is this one’s own.',
  usage: 'PLAN',
  takes: [1, 1],
  options: z.object({
    out: z.string().optional().describe('File to write to instead of standard output.'),
    version: z.coerce
      .number()
      .pipe(z.int().min(0))
      .optional()
      .describe('Its version; else the number of the edit by which the plan became what it is.'),
  }),
  examples: [
    'popis plan template plan-2027 --out plan-2027.template.json',
    'popis plan import plan-2027.template.json --dry-run',
  ],
  async run({ options: { out, version: given }, args: [id = ''], terminal }) {
    const settings = readSettings(process.env)
    const register = await readLiveRegister(settings.register)
    existing(register, 'plans', id)
    const plan = register.plans.find((one) => one.id === id)
    if (!plan) throw new Problem('not_found', `there is no plan “${id}”`)
    const versionNow = async (): Promise<number> => {
      const file = storeFile(settings.data)
      if (!existsSync(file))
        throw new Problem('invalid', 'nothing is kept of the history of the plan yet: say --version NUMBER')
      const store = await openSqliteReader(file)
      try {
        const version = await templateVersion(store.of(register.organisation.id).edits, plan)
        if (version !== null) return version
      } finally {
        await store.close()
      }
      throw new Problem(
        'invalid',
        'the history does not have the plan as it is: start the server once, or say --version NUMBER',
      )
    }
    const template = templateOf(plan, register, given ?? (await versionNow()))
    const text = JSON.stringify(template, null, 2)
    if (out === undefined) terminal.out(text)
    else {
      await writeOutput(out, `${text}\n`)
      terminal.out(
        `${out}: template ${template.id}, version ${template.version}, ${template.plan.measures.length} rows`,
      )
    }
    return 0
  },
})
