import { type Host, ifThere } from '../../host.js'
import { ProbeError } from '../../probe.js'

const isMissing = async (host: Host, path: string): Promise<boolean> => {
  try {
    return (await ifThere(host.stat(path))) === null
  } catch (error) {
    // Who may not look does not know.
    if (error instanceof ProbeError) return false
    throw error
  }
}

/** Which sources of a job are not on this machine now: a tool that leaves them out does not always fail. */
export const missingHere = async (host: Host, paths: readonly string[]): Promise<string[]> => {
  const absolute = paths.filter((path) => path.startsWith('/'))
  const missing = await Promise.all(absolute.map((path) => isMissing(host, path)))
  return absolute.filter((_, index) => missing[index])
}
