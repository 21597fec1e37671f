import type { Lint } from '#domain/plan/lint/lint.js'
import { loadFolder } from '#lib/folder.js'
import { openPlanLint, type PlanLint } from '#service/plan/plan-lint.js'

/** Every lint rule of plans, by the name of its file. */
export const readPlanLints = (): Promise<Map<string, Lint>> =>
  loadFolder<Lint>(new URL('./domain/plan/lint/rules/', import.meta.url))

/** Lint as the service has it at hand: read when somebody first looks at a plan, for it takes memory that few need. */
export const keepPlanLint = (): (() => Promise<PlanLint>) => {
  let kept: Promise<PlanLint> | null = null
  return () => {
    kept ??= readPlanLints().then(openPlanLint)
    return kept
  }
}
