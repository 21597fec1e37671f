import { type Host, ifThere } from '../host.js'
import { ProbeError } from '../probe.js'

/** A one-line file of /sys or /proc, or null where it is not there or empty. */
export const readValue = async (host: Host, path: string): Promise<string | null> =>
  (await ifThere(host.read(path)))?.trim() || null

/** As `readValue`, and null too where the driver refuses to answer: the kernel says so by an input error. */
export const readDriverValue = async (host: Host, path: string): Promise<string | null> => {
  try {
    return await readValue(host, path)
  } catch (error) {
    if (error instanceof ProbeError && error.reason !== 'timeout') return null
    throw error
  }
}

/** A whole number of such a file, or null. */
export const readNumber = async (host: Host, path: string): Promise<number | null> => {
  const text = await readDriverValue(host, path)
  return text !== null && /^-?\d+$/.test(text) ? Number(text) : null
}

/** `NAME=value` lines as /etc/os-release and udev write them, without quotes. */
export const readAssignments = (text: string): Map<string, string> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const match = /^\s*([A-Za-z_][\w]*)=(.*)$/.exec(line)
      return match ? [[match[1] ?? '', (match[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2')] as const] : []
    }),
  )
