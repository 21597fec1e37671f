import { describe, expect, it } from 'vitest'
import { Plan } from '#contract/register/plan.js'
import { examplePlan } from '#domain/plan/lint/example-plan.js'
import { type Example, lintClasses } from '#domain/plan/lint/lint.js'
import { viewOf } from '#domain/plan/lint/view.js'
import { readPlanLints } from '#plan-lints.js'

const lints = await readPlanLints()

const viewFor = (example: Example) =>
  viewOf(examplePlan(example), {
    asOf: example.asOf ?? '2026-11-22',
    roles: example.roles ? new Set(example.roles) : null,
  })

describe.each([...lints])('the lint rule %s', (_, lint) => {
  it.each(lint.examples.fires)('fires on example %#', (example) => {
    const view = viewFor(example)
    const findings = lint.find(view)
    expect(findings.length).toBeGreaterThan(0)
    const ids = new Set(view.rows.map(({ id }) => id))
    for (const { measures } of findings) expect(measures.filter((id) => !ids.has(id))).toEqual([])
  })

  it.each(lint.examples.silent)('is silent on example %#', (example) => {
    expect(lint.find(viewFor(example))).toEqual([])
  })

  it('has examples of both, which are plans', () => {
    const { fires, silent } = lint.examples
    expect(fires.length).toBeGreaterThan(0)
    expect(silent.length).toBeGreaterThan(0)
    for (const example of [...fires, ...silent]) Plan.parse(examplePlan(example))
  })

  it('gives every figure that its texts name', () => {
    const wanted = [...`${lint.text} ${lint.proposal}`.matchAll(/\{(\w+)/g)].map(([, name = '']) => name)
    for (const example of lint.examples.fires)
      for (const { figures = {} } of lint.find(viewFor(example)))
        expect(Object.keys(figures)).toEqual(expect.arrayContaining(wanted))
  })
})

describe('the lint rules', () => {
  it('are at least 45, in every class', () => {
    expect(lints.size).toBeGreaterThanOrEqual(45)
    const classes = new Set([...lints.values()].map((lint) => lint.class))
    expect([...classes].toSorted()).toEqual([...lintClasses].toSorted())
  })
})
