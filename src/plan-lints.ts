import type { Lint } from '#domain/plan/lint/lint.js'
import { loadFolder } from '#lib/folder.js'
import { openPlanLint, type PlanLint } from '#service/plan/plan-lint.js'

/** Every lint rule of plans, by the name of its file. */
export const readPlanLints = (): Promise<Map<string, Lint>> =>
  loadFolder<Lint>(new URL('./domain/plan/lint/rules/', import.meta.url))

/** Lint as the service has it at hand. */
export const readPlanLint = async (): Promise<PlanLint> => openPlanLint(await readPlanLints())
