import { z } from 'zod'
import Membership from '#contract/facts/membership.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { realmDomain, sssdDomain, winbindRealm } from '../../tools/membership/sssd.js'

interface Member {
  readonly domain: string
  readonly by: string
}

const readIfMay = async (host: Host, path: string): Promise<string | 'denied' | null> => {
  try {
    return await ifThere(host.read(path))
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'denied') return 'denied'
    throw error
  }
}

const isThere = async (host: Host, path: string): Promise<boolean> =>
  (await ifThere(host.stat(path))) !== null

/** A machine that has joined holds a key of the domain: without it the configuration is a wish. */
const bySssd = async (host: Host, configuration: string | null): Promise<Member | null> => {
  const domain = sssdDomain(configuration ?? '')
  return domain && (await isThere(host, '/etc/krb5.keytab')) ? { domain, by: 'sssd' } : null
}

const byWinbind = async (host: Host): Promise<Member | null> => {
  const domain = winbindRealm((await ifThere(host.read('/etc/samba/smb.conf'))) ?? '')
  return domain && (await isThere(host, '/var/lib/samba/private')) ? { domain, by: 'winbind' } : null
}

/** realmd answers those who may not read what sssd is told. */
const byRealmd = async (host: Host): Promise<Member | null> => {
  const output = await ifThere(host.run('realm', ['list']))
  if (output?.code !== 0) throw new ProbeError('denied', 'no right to read /etc/sssd/sssd.conf')
  const found = realmDomain(output.stdout)
  return found && { domain: found.domain, by: found.client }
}

/** The domain of a Linux machine, from the settings of what joins one. */
export default defineProbe({
  topic: Membership,
  summary: 'The domain that the machine is in, by sssd, winbind or realmd.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const sssd = await readIfMay(host, '/etc/sssd/sssd.conf')
    const member =
      (sssd === 'denied' ? await byRealmd(host) : await bySssd(host, sssd)) ?? (await byWinbind(host))
    return [
      {
        family: 'linux' as const,
        joined: member !== null,
        domain: member?.domain ?? null,
        by: member?.by ?? null,
      },
    ]
  },
})
