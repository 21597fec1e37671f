import { z } from 'zod'
import { lintDocument } from '#domain/plan/lint/document.js'
import { defineCommand } from '../command.js'
import { readPlanLints } from '../plan-lints.js'

export default defineCommand({
  summary: 'Prints the rules that plans are held against, as docs/plan-lint.md holds them.',
  options: z.object({}),
  examples: ['popis help plan lint', 'popis help plan lint > docs/plan-lint.md'],
  async run({ terminal }) {
    terminal.out(lintDocument(await readPlanLints()).trimEnd())
    return 0
  },
})
