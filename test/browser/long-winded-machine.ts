import { contentHash } from '#lib/canonical.js'
import { hour } from '#lib/instant.js'
import { verbs } from '#service/verbs.js'
import type { WholeService } from './service.js'

const long = (word: string): string => word.repeat(20)

/** Has a machine report whose names and complaints have no blank at which a line could end. Returns its subject. */
export const reportLongWindedMachine = async ({ services, url }: WholeService): Promise<string> => {
  const { token } = await verbs['agent.token'].run(services, { uses: 1, expiresInMs: hour }, 'test')
  const { subject, key } = await services.enrol(token, {
    hostname: long('сервер_'),
    machine: contentHash('long'),
    version: '0.1.0',
  })
  const entry = 'backup/folder:/srv/long'
  const facts = [{ job: long('/резерва'), tool: 'folder', target: long('/srv'), lastSuccess: null }]
  const answer = await fetch(`${url}/api/v1/reports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      format: 1,
      instance: 'long-winded',
      sequence: 1,
      observedAt: services.clock.now(),
      intervalSeconds: 86_400,
      observations: [
        {
          subject: null,
          hashes: { [entry]: contentHash(facts) },
          facts: { [entry]: facts },
          failures: {
            'firewall/nftables': { reason: 'denied', detail: long('/usr/sbin/nft'), configured: true },
          },
        },
      ],
    }),
  })
  if (!answer.ok) throw new Error(`the report was refused: ${await answer.text()}`)
  return subject
}
