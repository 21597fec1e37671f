import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Topic } from '#contract/topic.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { Policy } from '#domain/policy/policy.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { type Fault, Problem } from '#lib/problem.js'

/**
 * Reads every rule below `folder` and runs its examples.
 * @throws Problem invalid, with file, line, column and a caret for every fault of every file.
 */
export const readPolicy = async (folder: string, topics: ReadonlyMap<string, Topic>): Promise<Policy> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const rules = new Map<string, Rule>()
  const faults: Fault[] = []
  for (const file of files) {
    const id = relative(folder, file)
      .replaceAll('\\', '/')
      .replace(/\.yaml$/, '')
    try {
      rules.set(id, parseRule(id, file, await readFile(file, 'utf8'), topics))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      faults.push(...error.faults)
    }
  }
  if (faults.length > 0) throw new Problem('invalid', 'The security policy cannot be used.', { faults })
  return { rules }
}
