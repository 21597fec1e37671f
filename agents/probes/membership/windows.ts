import { z } from 'zod'
import Membership from '#contract/facts/membership.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Computer = z.object({
  PartOfDomain: z.boolean(),
  Domain: z.string().nullish(),
  DomainRole: z.number().nullish(),
})

/** DomainRole: 0 and 1 workstations, 2 and 3 servers, 4 and 5 domain controllers. */
const roles = [
  'workstation',
  'workstation',
  'server',
  'server',
  'domain-controller',
  'domain-controller',
] as const

/** The domain of a Windows machine. */
export default defineProbe({
  topic: Membership,
  summary: 'The domain that Windows is in, its part there, and whether the domain still knows it.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const [computer] = await askWindows(host, 'computer', Computer)
    if (!computer) throw new ProbeError('unreadable', 'Windows does not say whether it is in a domain')
    const [entra] = (await askWindowsIfMay(host, 'entra', z.object({ joined: z.boolean() }))) ?? []
    const [channel] = (await askWindowsIfMay(host, 'secureChannel', z.object({ good: z.boolean() }))) ?? []
    const role = roles[computer.DomainRole ?? -1]
    return [
      {
        family: 'windows' as const,
        joined: computer.PartOfDomain,
        // A workgroup stands in the same field.
        domain: computer.PartOfDomain ? (computer.Domain ?? null) : null,
        by: computer.PartOfDomain ? 'Windows' : null,
        ...(role ? { role } : {}),
        ...(entra ? { cloudJoined: entra.joined } : {}),
        ...(channel ? { trusted: channel.good } : {}),
      },
    ]
  },
})
