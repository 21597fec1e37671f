import { z } from 'zod'
import { contractDocument } from '#contract/document.js'
import { topics } from '#contract/topics.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Prints the contract of facts, reports and register, as docs/contract.md holds it.',
  options: z.object({}),
  examples: ['popis help contract', 'popis help contract > docs/contract.md'],
  async run({ terminal }) {
    terminal.out(contractDocument(topics).trimEnd())
    return 0
  },
})
