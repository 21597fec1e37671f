import { latest } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import type { Checked } from '../backup/check-log.js'

const timesBelow = async (host: Host, folder: string, depth: number): Promise<string[]> => {
  const names = (await ifThere(host.list(folder))) ?? []
  const times = await Promise.all(
    names.map(async (name) => {
      const found = await ifThere(host.stat(`${folder}/${name}`))
      if (found?.isFile) return [found.modifiedAt]
      return found?.isFolder && depth > 0 ? timesBelow(host, `${folder}/${name}`, depth - 1) : []
    }),
  )
  return times.flat()
}

/**
 * When borgmatic last checked a repository: it touches a file after each check that found no fault, named for the kind
 * of check; newer versions put the hash of what they checked between.
 */
export const lastCheck = async (
  host: Host,
  states: readonly string[],
  repositoryId: string,
): Promise<Checked> => {
  const folders = states.map((state) => `${state}/checks/${repositoryId}`)
  const times = await Promise.all(folders.map((folder) => timesBelow(host, folder, 1)))
  const at = latest(...times.flat())
  return at === null ? { lastCheck: null } : { lastCheck: at, checkPassed: true }
}
