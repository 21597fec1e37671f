import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PlanProgress, progressFormat } from '#contract/plan-progress.js'
import { progressFaults } from '#domain/plan/template/progress-faults.js'
import type { Instant } from '#lib/instant.js'
import { type Fault, Problem, toFault } from '#lib/problem.js'
import { formatOf, handedOver, readJsonFile } from './handed-file.js'

/** Files as they are named, and of a folder every one that ends with `.json`. */
const filesOf = async (paths: readonly string[]): Promise<{ file: string; isNamed: boolean }[]> => {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      )
      if (!isFolder) return [{ file: path, isNamed: true }]
      const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort()
      return names.map((name) => ({ file: join(path, name), isNamed: false }))
    }),
  )
  return lists.flat()
}

const readOne = async (file: string, isNamed: boolean, now: Instant): Promise<PlanProgress | null> => {
  const value = await readJsonFile(file)
  const format = formatOf(value)
  // In a folder the template may lie beside what came back.
  if (format !== progressFormat && format !== null && !isNamed) return null
  if (format !== progressFormat)
    throw new Problem(
      'invalid',
      `${file} is no progress of a plan${format === null ? '' : `, but ${format}`}`,
    )
  const progress = handedOver(file, PlanProgress, value)
  const faults = progressFaults(progress, now).map((fault) => ({
    ...fault,
    where: `${file}: ${fault.where}`,
  }))
  if (faults.length > 0) throw new Problem('invalid', `${file} cannot be counted`, { faults })
  return progress
}

/**
 * The progress of organisations in files and folders, and which files of folders are something else.
 * @throws Problem invalid: everything that is wrong with any of them, with its path; then none is counted.
 */
export const readProgressFiles = async (
  paths: readonly string[],
  now: Instant,
): Promise<{ reports: PlanProgress[]; others: string[] }> => {
  const reports: PlanProgress[] = []
  const others: string[] = []
  const faults: Fault[] = []
  for (const { file, isNamed } of await filesOf(paths)) {
    try {
      const progress = await readOne(file, isNamed, now)
      if (progress) reports.push(progress)
      else others.push(file)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      faults.push(
        ...(error.faults.length > 0 ? error.faults : [toFault({ where: file, what: error.message })]),
      )
    }
  }
  if (faults.length > 0)
    throw new Problem('invalid', 'nothing was rolled up, since not every file can be counted', { faults })
  return { reports, others }
}
