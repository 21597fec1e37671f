import type { Lint } from '#domain/plan/lint/lint.js'
import { loadFolder } from '#lib/folder.js'

/** Every lint rule of plans, by the name of its file. */
export const readPlanLints = (): Promise<Map<string, Lint>> =>
  loadFolder<Lint>(new URL('./domain/plan/lint/rules/', import.meta.url))
