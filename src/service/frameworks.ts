import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CheckTitles, type Framework, parseFramework } from '#domain/checklist/framework.js'
import { packageRoot } from '#lib/root.js'
import { parseYaml } from '#lib/yaml.js'

export interface Frameworks {
  readonly byId: ReadonlyMap<string, Framework>
  /** Titles of the checks that they name. */
  readonly checks: CheckTitles
}

/**
 * Reads every catalogue of `policies/frameworks` and the checks that they may name.
 * @throws Problem invalid: file, line and column of what is wrong.
 */
export const readFrameworks = async (policies = join(packageRoot, 'policies')): Promise<Frameworks> => {
  const checksFile = join(policies, 'checks.yaml')
  const checks = parseYaml(await readFile(checksFile, 'utf8'), checksFile, CheckTitles)
  const folder = join(policies, 'frameworks')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const frameworks = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      const id = name.replace(/\.yaml$/, '')
      return [id, parseFramework(id, await readFile(file, 'utf8'), file, checks)] as const
    }),
  )
  return { byId: new Map(frameworks), checks }
}
