import type { VerdictSpan } from '#domain/ports.js'
import { contentHash } from '#lib/canonical.js'
import { organisation, type World } from '../http/world.js'

const verdict = (
  thing: string,
  state: VerdictSpan['state'],
  known: Partial<VerdictSpan> = {},
): Omit<VerdictSpan, 'from' | 'until'> => ({
  rule: 'backup-recent',
  thing,
  subject: 'host:srv-01',
  state,
  since: null,
  flipsAt: null,
  evidence: {},
  ...known,
})

const sets: Record<string, unknown[]> = {
  'os/systeminformation': [
    {
      family: 'linux',
      name: 'Debian GNU/Linux',
      version: '12',
      kernel: '6.1.0-41-amd64',
      architecture: 'x64',
      hostname: 'srv-01.plandiste.rs',
      timeZone: 'Europe/Belgrade',
      bootedAt: '2026-10-02T04:12:00.000Z',
    },
  ],
  'hardware/systeminformation': [
    {
      manufacturer: 'Dell Inc.',
      model: 'PowerEdge T150',
      serial: 'J7XK2V3',
      uuid: null,
      boardSerial: null,
      chassis: 'server',
      cpuModel: 'Intel Xeon E-2314',
      processorCount: 1,
      coreCount: 4,
      threadCount: 4,
      memoryBytes: 16_777_216_000,
      drives: [
        { name: 'sda', model: 'ST2000NM', serial: 'ZC21A7', kind: 'hdd', sizeBytes: 2_000_398_934_016 },
      ],
    },
  ],
  'interface/systeminformation': [
    {
      name: 'eno1',
      mac: 'd0:8e:79:00:11:22',
      kind: 'ethernet',
      up: true,
      speedBitsPerSecond: 1_000_000_000,
      addresses: ['10.20.0.10/24'],
      dhcp: false,
    },
    {
      name: 'eno2',
      mac: 'd0:8e:79:00:11:23',
      kind: 'ethernet',
      up: false,
      speedBitsPerSecond: null,
      addresses: [],
      dhcp: null,
    },
  ],
  'firewall/ufw': [{ tool: 'ufw', enabled: true, defaultInbound: 'deny', ruleCount: 7, managedBy: 'ufw' }],
  'backup/restic:nightly': [
    {
      job: 'nightly',
      tool: 'restic',
      target: '/mnt/nas/restic',
      lastSuccess: '2026-11-19T23:10:00.000Z',
      lastSizeBytes: 48_318_382_080,
      copies: 21,
      encrypted: true,
    },
  ],
  'software/dpkg': Array.from({ length: 40 }, (_, index) => ({
    name: `package-${index}`,
    version: `1.${index}-2+deb12u${index % 4}`,
    architecture: 'amd64',
  })),
}

/** A server with a lapsed backup, facts of several topics, an asking that failed, numbers, and a silent colleague. */
export const furnish = async ({ store, clock, agent }: World): Promise<void> => {
  await agent('srv-key')
  const now = clock.now()
  await store.transaction(async (tx) => {
    const writer = tx.of(organisation)
    for (const [entry, facts] of Object.entries(sets)) {
      const topic = entry.split('/')[0] ?? ''
      const hash = contentHash(facts)
      await writer.putBody(hash, topic, facts)
      await writer.putFactSet(
        {
          id: 0,
          agent: 'agent-srv-key',
          subject: 'host:srv-01',
          topic,
          entry,
          hash,
          since: '2026-11-20T06:00:00.000Z',
          observedAt: null,
          asked:
            topic === 'firewall'
              ? {
                  since: now,
                  at: '2026-11-22T06:55:00.000Z',
                  reason: 'timeout',
                  detail: 'ufw status took longer than 5 s',
                  configured: false,
                }
              : null,
          goneAt: null,
          shiftSeconds: 0,
        },
        now,
      )
    }
    await writer.putFactSet(
      {
        id: 0,
        agent: 'agent-srv-key',
        subject: 'host:srv-01',
        topic: 'firewall',
        entry: 'firewall/nftables',
        hash: null,
        since: null,
        observedAt: null,
        asked: { since: now, at: now, reason: 'absent', detail: 'nft is not installed', configured: false },
        goneAt: null,
        shiftSeconds: 0,
      },
      now,
    )
    await writer.putSubject({
      id: 'host:pc-07',
      kind: 'host',
      name: 'pc-07',
      firstSeen: '2026-11-01T06:00:00.000Z',
      verdicts: { unknown: 1 },
    })
    const lapsed = verdict('host:srv-01#backup/restic:nightly#nightly', 'lapsed', {
      since: '2026-11-22T01:10:00.000Z',
      evidence: {
        values: { job: 'nightly', lastSuccess: '2026-11-19T23:10:00.000Z' },
        facts: [{ entry: 'backup/restic:nightly', key: 'nightly' }],
      },
    })
    await writer.putVerdict('backup-recent', lapsed.thing, now, lapsed)
    const good = verdict('host:srv-01#backup/folder#archive', 'pass', {
      evidence: { values: { job: 'archive' } },
    })
    await writer.putVerdict('backup-recent', good.thing, now, good)
    const silent = verdict('host:pc-07', 'unknown', {
      subject: 'host:pc-07',
      since: '2026-11-14T08:00:00.000Z',
      evidence: { reason: 'stale' },
    })
    await writer.putVerdict('backup-recent', silent.thing, now, silent)
    await writer.countVerdicts('host:srv-01', { lapsed: 1, pass: 1 })
    await writer.putReport({
      agent: 'agent-srv-key',
      instance: 'instance-1',
      sequence: 1,
      observedAt: '2026-11-22T06:58:00.000Z',
      receivedAt: '2026-11-22T06:58:01.000Z',
      digest: 'd',
      manifest: 'm',
      shiftSeconds: 0,
      readings: {
        'host:srv-01': {
          'agent/self': { cpuSeconds: 0.41, clockSkewSeconds: 2.5 },
          'disk/systeminformation': { 'freePercent /': 37.4 },
        },
      },
    })
  })
}
