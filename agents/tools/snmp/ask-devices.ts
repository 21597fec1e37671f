import { z } from 'zod'
import type { SubjectRef } from '#contract/report.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { SnmpTarget } from '../../host/snmp/target.js'
import type { Host } from '../../host.js'
import { type Answer, ProbeError } from '../../probe.js'
import { type Identity, identify, subjectOf } from './identity.js'
import { type SnmpOptions, snmpTargets } from './options.js'

const Remembered = z.object({ kind: z.enum(['ups', 'device']), id: z.string(), name: z.string() })

export interface Told<Fact> {
  readonly facts: readonly Fact[]
  readonly readings?: Readonly<Record<string, number>>
}

const asProbeError = (error: unknown): ProbeError => {
  if (error instanceof ProbeError) return error
  throw error
}

/**
 * Asks every device of an entry what `read` asks. A device that cannot say fails alone, as the subject that it was
 * when it last answered; of one that never has, the host that asks says so.
 */
export const askDevices = async <Fact>(
  host: Host,
  options: SnmpOptions,
  read: (session: SnmpSession, identity: Identity) => Promise<Told<Fact>>,
  { kind }: { readonly kind?: SubjectRef['kind'] } = {},
): Promise<{ readonly answers: readonly Answer<Fact>[] }> => {
  const targets = await snmpTargets(host, options)
  if (targets.length === 0) throw new ProbeError('unreadable', 'no device is named: give host or hosts')
  const neverSeen: { readonly where: string; readonly error: ProbeError }[] = []

  const ask = async (target: SnmpTarget): Promise<Answer<Fact>[]> => {
    const where = `${target.host}:${target.port}`
    let subject: SubjectRef | null = host.notes.get(`device ${where}`, Remembered)
    try {
      return await host.snmp(target, async (session) => {
        const identity = await identify(session)
        subject = subjectOf(host, session, identity)
        const told = await read(session, identity)
        // What answers as one is one, whatever its maker is known for.
        if (kind !== undefined) subject = { ...subject, kind }
        host.notes.set(`device ${where}`, subject)
        return [{ subject, ...told }]
      })
    } catch (error) {
      const failure = asProbeError(error)
      if (subject) return [{ subject, failure }]
      neverSeen.push({ where, error: failure })
      return []
    }
  }

  const answers = (await Promise.all(targets.map(ask))).flat()
  const first = neverSeen[0]
  if (!first) return { answers }
  const detail = neverSeen.map(({ error }) => error.detail).join('; ')
  return { answers: [...answers, { failure: new ProbeError(first.error.reason, detail) }] }
}
