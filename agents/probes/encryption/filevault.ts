import { z } from 'zod'
import Encryption from '#contract/facts/encryption.js'
import { defineProbe, ProbeError } from '../../probe.js'

/** `fdesetup status` in its own words; it has no other form. */
export const readStatus = (output: string) => {
  if (/^Encryption in progress/m.test(output)) return 'encrypting' as const
  if (/^Decryption in progress/m.test(output)) return 'decrypting' as const
  const said = /^FileVault is (On|Off)\b/m.exec(output)?.[1]
  if (said === undefined) throw new ProbeError('unreadable', 'fdesetup answers in a way that is not known')
  return said === 'On' ? ('on' as const) : ('off' as const)
}

/** The volume that macOS starts from. */
export default defineProbe({
  topic: Encryption,
  summary: 'Whether FileVault is on.',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const { code, stdout, stderr } = await host.run('/usr/bin/fdesetup', ['status'])
    // It ends with 1 where FileVault is off.
    if (code !== 0 && !/^FileVault is/m.test(stdout))
      throw new ProbeError('unreadable', `fdesetup: ${stderr.trim() || `exit code ${code}`}`)
    const state = readStatus(stdout)
    const model = await host.run('/usr/sbin/sysctl', ['-n', 'hw.model'])
    return [
      {
        volume: '/',
        tool: 'FileVault',
        system: true,
        encrypted: state === 'on',
        state,
        // Newer models are all called “Mac” and a number, so that of those only a battery tells.
        ...(/^MacBook/.test(model.stdout) ? { portable: true } : {}),
      },
    ]
  },
})
