import type { Host } from '../host.js'
import { ProbeError } from '../probe.js'

/** The secret in a file, without the line end after it. A file that somebody named and that is not there is no absent tool. */
export const readSecret = async (host: Host, path: string): Promise<string> => {
  try {
    return (await host.read(path)).replace(/\r?\n$/, '')
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'absent')
      throw new ProbeError('unreadable', `there is no ${path}, which should hold a secret`, { cause: error })
    throw error
  }
}
