import type { z } from 'zod'
import { type Fault, Problem } from '#lib/problem.js'
import { planFaultText, RefusedAct } from '#service/plan/act-on-plan.js'
import type { Texts } from '#service/texts.js'
import type { Frame } from '../web/layout.js'
import { wrongFields } from './plan-act-form.js'

/** What was typed is not what the act takes: the fields that are wrong. */
export class WrongFields extends Error {
  readonly fields: readonly string[]
  constructor(fields: readonly string[]) {
    super(fields.join(', '))
    this.fields = fields
  }
}

/** @throws WrongFields. */
export const parsedAct = <S extends z.ZodType>(schema: S, given: unknown): z.infer<S> => {
  const found = schema.safeParse(given)
  if (!found.success) throw new WrongFields(wrongFields(found.error))
  return found.data
}

interface Refusal {
  readonly complaint: string
  readonly faults: readonly Fault[]
  readonly status: 400 | 409
}

/** Why an act was not taken, in the reader's words; whatever else is thrown on. */
export const refusalOf = (texts: Texts, { voice }: Pick<Frame, 'voice'>, error: unknown): Refusal => {
  const label = (name: string) => voice.t(`plan.act.field.${name}`)
  if (error instanceof WrongFields)
    return {
      complaint: voice.t('plan.act.refused'),
      faults: error.fields.map((name) => ({
        where: label(name),
        what: voice.t('plan.act.fault.unreadable'),
      })),
      status: 400,
    }
  if (error instanceof RefusedAct)
    return {
      complaint: voice.t('plan.act.refused'),
      faults: error.actFaults.map((fault) => ({
        where: label(fault.where),
        what: planFaultText(texts, voice.language, fault),
      })),
      status: 400,
    }
  if (error instanceof Problem && error.code === 'conflict')
    return { complaint: voice.t('plan.act.conflict'), faults: error.faults, status: 409 }
  throw error
}
