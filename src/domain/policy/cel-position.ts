import type { Environment } from '@marcbachmann/cel-js'
import type { PositionStep } from '#contract/position.js'
import { hasBegun, type LocalDate } from './cel-time.js'

type Step = Omit<PositionStep, 'from'> & { readonly from: LocalDate | null }

/** What a position says of now, each by a function of its name, for the library types no field of what lies in a list. */
const fields: Readonly<Partial<Record<keyof PositionStep, string>>> = {
  isShort: 'bool',
  required: 'double',
  range: 'string',
  entitled: 'double',
  applied: 'double',
  shortfall: 'double',
  devices: 'list<string>',
  exposure: 'dyn',
}

/** The library hands a thing over as a map that reads its fields when they are asked for. */
const stepsOf = (position: unknown): readonly Step[] =>
  position instanceof Map ? position.get('steps') : (position as { readonly steps: readonly Step[] }).steps

/** How a position stands now; the days on which that changes are noted. */
const stepNow = (position: unknown): Step => {
  const step = stepsOf(position)
    .filter(({ from }) => from === null || hasBegun(from))
    .at(-1)
  if (!step) throw new Error('how it stands now is not known')
  return step
}

/** `isShort(position)`, `shortfall(position)` and so on. */
export const registerPosition = (env: Environment): void => {
  for (const [field, type] of Object.entries(fields))
    env.registerFunction(
      `${field}(position_): ${type}`,
      (position: unknown) => stepNow(position)[field as keyof PositionStep],
    )
}
