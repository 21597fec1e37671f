import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { parse } from 'yaml'
import type { Topic } from '#contract/topic.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { Policy } from '#domain/policy/policy.js'
import { Profile, ProfileFault } from '#domain/policy/profile.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { type Fault, Problem } from '#lib/problem.js'
import { readSupport } from './read-support.js'

/**
 * The profile of a country; null where there is no file for it.
 * @throws Problem invalid, with the file and path of the fault.
 */
export const readProfile = async (folder: string, country: string): Promise<Profile | null> => {
  const file = join(folder, `${country.toLowerCase()}.yaml`)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const parsed = Profile.safeParse(parse(text))
  if (parsed.success) return parsed.data
  throw new Problem('invalid', `The profile ${file} cannot be used.`, {
    faults: parsed.error.issues.map(({ path, message }) => ({ where: path.join('.'), what: message })),
  })
}

/**
 * Reads every rule below `folder` and runs its examples, with the dates of the end of support that lie beside it.
 * @throws Problem invalid, with file, line, column and a caret for every fault of every file.
 */
export const readPolicy = async (
  folder: string,
  topics: ReadonlyMap<string, Topic>,
  profile: Profile | null = null,
): Promise<Policy> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const rules = new Map<string, Rule>()
  const support = await readSupport(join(dirname(folder), 'end-of-support.json'))
  const faults: Fault[] = []
  for (const file of files) {
    const id = relative(folder, file)
      .replaceAll('\\', '/')
      .replace(/\.yaml$/, '')
    try {
      rules.set(id, parseRule(id, file, await readFile(file, 'utf8'), topics, profile, support))
    } catch (error) {
      if (error instanceof ProfileFault) faults.push({ where: 'policies/profiles', what: error.message })
      else if (error instanceof Problem) faults.push(...error.faults)
      else throw error
    }
  }
  for (const id of Object.keys(profile?.settings ?? {}))
    if (!rules.has(id) && faults.length === 0)
      faults.push({ where: 'policies/profiles', what: `settings.${id}: there is no such rule` })
  if (faults.length > 0) throw new Problem('invalid', 'The security policy cannot be used.', { faults })
  return { rules }
}
