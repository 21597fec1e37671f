import { z } from 'zod'
import { calendarDay, text } from '#contract/field.js'
import { IndicatorTarget } from '#contract/register/measure-parts.js'
import type { LocalText } from '#contract/register/text.js'
import { defineRowAct, faultsIn, future, longBefore, withMeasure } from './act.js'

const isNamed = (name: LocalText, asked: string): boolean =>
  (typeof name === 'string' ? [name] : Object.values(name)).includes(asked)

/** Records what an indicator counts on a day; an indicator that has no target yet gets one. */
export const value = defineRowAct({
  input: z.strictObject({
    indicator: z.string().trim().min(1).max(256).describe('Its name, in any language, as the row has it.'),
    value: z.number().describe('What was counted.'),
    on: calendarDay().describe('Day on which.'),
    document: text().optional().describe('The paper that says so.'),
    target: z.number().optional().describe('What is to be reached, where the row has no such indicator yet.'),
    unit: IndicatorTarget.shape.unit,
    direction: IndicatorTarget.shape.direction,
  }),
  run({ plan, measure, today }, { indicator, target, unit, direction, ...counted }) {
    const targets = measure.targets ?? []
    const known = targets.find(({ name }) => isNamed(name, indicator))
    const last = known?.values
      ?.map(({ on }) => on)
      .sort()
      .at(-1)
    const faults = faultsIn(
      future('on', counted.on, today),
      longBefore('on', counted.on, plan),
      known === undefined && target === undefined && { where: 'indicator', code: 'no-indicator' },
      known !== undefined &&
        target !== undefined &&
        target !== known.target && { where: 'target', code: 'has-target', values: { target: known.target } },
      last !== undefined && counted.on <= last && { where: 'on', code: 'not-later', values: { day: last } },
    )
    if (faults.length > 0) return { faults }
    const made: IndicatorTarget = known ?? {
      name: indicator,
      target: target ?? 0,
      ...(unit !== undefined && { unit }),
      ...(direction !== undefined && { direction }),
    }
    const next = { ...made, values: [...(made.values ?? []), counted] }
    return {
      plan: withMeasure(plan, {
        ...measure,
        targets: known ? targets.map((one) => (one === known ? next : one)) : [...targets, next],
      }),
      why: null,
    }
  },
})
