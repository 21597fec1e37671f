import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Register } from '#contract/register.js'
import { governanceOf } from '#domain/plan/governance.js'
const sample = Register.parse(JSON.parse(readFileSync('inventory.json', 'utf8')))
it('x', () => {
  const [plan] = sample.plans
  for (const m of plan!.measures) { const g = governanceOf(plan!, m, { attestations: [], offices: sample.roles }, '2026-11-29'); console.log(m.id, m.category, g.state, g.offices.join(), '|', g.standIns.join(), g.isOverdue, g.turnout?.isAll) }
})
