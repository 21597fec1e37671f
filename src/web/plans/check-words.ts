import type { Part } from '#contract/register.js'
import type { CheckAnswer } from '#domain/plan/reconcile/ask.js'
import { amount, fieldLabel } from '../fact-value.js'
import { choiceWord, labelOf } from '../register/entry-words.js'
import type { PlanContext } from './plan-context.js'

const partOf = {
  asset: 'assets',
  entitlement: 'entitlements',
  contract: 'contracts',
  serviceRecord: 'serviceRecords',
  document: 'documents',
  services: 'serviceRecords',
} as const

const choiceOrValue = (
  { frame: { voice } }: PlanContext,
  part: Part,
  path: string,
  value: string,
): string => {
  const word = choiceWord(voice, part, path, value)
  return word === value ? voice.value(path, value) : word
}

/** A value as it is called in the register, or by the probe that told it. */
const valueWords = (context: PlanContext, { name, value }: CheckAnswer['values'][number]): string => {
  const { voice } = context.frame
  const [head = '', ...path] = name.split('.')
  const field = path.at(-1) ?? head
  const part = Object.entries(partOf).find(([word]) => word === head)?.[1]
  const label = part ? labelOf(voice, part, path.join('.')) : fieldLabel(voice, field)
  const one = (shown: unknown) =>
    typeof shown === 'number'
      ? amount(voice, field, shown)
      : part && typeof shown === 'string'
        ? choiceOrValue(context, part, path.join('.'), shown)
        : voice.value(field, shown)
  const said = Array.isArray(value) ? value.map(one).join(', ') : one(value)
  return `${label}: ${said}`
}

/** What shows that a demand is met or not, and on whose word; or why nobody can say. */
export const evidenceWords = (context: PlanContext, check: CheckAnswer): string => {
  const { words } = context
  const { reason, detail, by, values } = check
  if (reason === 'no-probe' || reason === 'error')
    return [words.t(`unsaid.${reason}`), detail].filter(Boolean).join(': ')
  const because = reason === null ? words.t(`by.${by}`) : words.t(`unsaid.${reason}`)
  return [...values.map((value) => valueWords(context, value)), because].join('; ')
}
