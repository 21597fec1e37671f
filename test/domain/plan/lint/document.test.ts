import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lintDocument } from '#domain/plan/lint/document.js'
import { readPlanLints } from '#plan-lints.js'

it('docs/plan-lint.md is what the rules say', async () => {
  expect(
    readFileSync('docs/plan-lint.md', 'utf8'),
    'make it anew: npx popis help plan lint > docs/plan-lint.md',
  ).toBe(lintDocument(await readPlanLints()))
})
