import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { PlanSidecar } from '#contract/plan-sidecar.js'
import type { PlanFrame } from '#domain/plan/reading/plan-settings.js'
import { Problem } from '#lib/problem.js'
import { parseYaml, type YamlComplaint } from '#lib/yaml.js'

const mostBytes = 256 * 1024

/** Beside `plan.csv`: `plan.yaml`, whatever the table is called, or a file of its own name. */
const beside = (file: string): string | null =>
  [`${basename(file, extname(file))}.yaml`, 'plan.yaml']
    .map((name) => join(dirname(file), name))
    .find((path) => existsSync(path)) ?? null

/** A plan that ends before it begins is none to take in; lint has a rule for it. */
export const hasPeriodInOrder = ({ period }: PlanSidecar): YamlComplaint[] =>
  period && period.to < period.from ? [{ path: ['period'], message: 'ends before it begins' }] : []

/**
 * What stands beside the table of a plan; nothing where no file does.
 * @throws Problem invalid: each mistake with file, line and column.
 */
export const readPlanSidecar = (
  file: string,
  more?: (sidecar: PlanSidecar) => readonly YamlComplaint[],
): { path: string; given: Partial<PlanFrame> } | null => {
  const path = beside(file)
  if (path === null) return null
  const bytes = readFileSync(path)
  if (bytes.length > mostBytes) throw new Problem('invalid', `${path} is larger than 256 KiB`)
  const sidecar = parseYaml(bytes.toString('utf8'), path, PlanSidecar, more)
  const { adopted, period, cites, organisation: _, ...same } = sidecar
  const frame = {
    ...same,
    adoptedOn: adopted,
    from: period?.from,
    to: period?.to,
    cites: cites?.map(({ until, ...cite }) => ({
      ...cite,
      period: cite.period ?? (until === undefined ? undefined : `until ${until}`),
    })),
  }
  return { path, given: JSON.parse(JSON.stringify(frame)) as Partial<PlanFrame> }
}
