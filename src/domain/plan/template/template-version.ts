import { Plan } from '#contract/register/plan.js'
import type { RegisterEditStore } from '../../ports/register-edits.js'
import { planAsTemplate, templateHash } from './template-of.js'

const atOnce = 50

const hashOf = (body: unknown): string | null => {
  const plan = Plan.safeParse(body)
  return plan.success ? templateHash(planAsTemplate(plan.data)) : null
}

/**
 * The version of a plan as a template: the number of the edit of the register by which what a template has of it became
 * what it is, so that a later one is greater and the same content is the same version. Null where the history does not
 * have it as it is.
 */
export const templateVersion = async (
  edits: Pick<RegisterEditStore['read'], 'ofEntry'>,
  plan: Plan,
): Promise<number | null> => {
  const now = templateHash(planAsTemplate(plan))
  let before: number | undefined
  for (let isFirst = true; ; isFirst = false) {
    const found = await edits.ofEntry('plans', plan.id, {
      limit: atOnce,
      ...(before !== undefined && { before }),
    })
    if (isFirst && found[0] && hashOf(found[0].after) !== now) return null
    for (const edit of found) if (hashOf(edit.before) !== now) return edit.number
    before = found.at(-1)?.number
    if (found.length < atOnce) return found.length === 0 && isFirst ? null : (before ?? 0)
  }
}
