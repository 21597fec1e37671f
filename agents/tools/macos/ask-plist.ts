import type { z } from 'zod'
import type { Host } from '../../host.js'
import { ProbeError } from '../../probe.js'
import { readPlist } from './plist.js'

/** A property list of macOS, which keeps most of them in a binary form that its own plutil turns into XML. */
export const askPlist = async <T>(host: Host, path: string, schema: z.ZodType<T>): Promise<T> => {
  await host.stat(path)
  const { code, stdout, stderr } = await host.run('/usr/bin/plutil', ['-convert', 'xml1', '-o', '-', path])
  if (code !== 0)
    throw new ProbeError(
      host.isPrivileged ? 'unreadable' : 'denied',
      `${path}: ${(stderr || stdout).trim() || `exit code ${code}`}`,
    )
  return schema.parse(readPlist(stdout))
}
