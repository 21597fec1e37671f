import { z } from 'zod'
import { SubjectRef } from '#contract/report.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { SnmpTarget } from '../../host/snmp/target.js'
import type { Host } from '../../host.js'
import { type Answer, ProbeError } from '../../probe.js'
import { type Asked, apart } from './apart.js'
import { openBudget } from './budget.js'
import { type Identity, identify, subjectOf } from './identity.js'
import { type SnmpOptions, snmpTargets } from './options.js'

const Remembered = SubjectRef.extend({ kind: z.enum(['ups', 'device']) })

export interface Told<Fact> {
  readonly facts: readonly Fact[]
  readonly readings?: Readonly<Record<string, number>>
}

/** Whatever goes wrong with one device, the others were asked, too. */
const asProbeError = (error: unknown): ProbeError =>
  error instanceof ProbeError
    ? error
    : new ProbeError('unreadable', error instanceof Error ? error.message : String(error), { cause: error })

/** Less than the deadline of any probe that asks so, for beyond that what the others have said would be lost. */
const longestMs = 50_000
const longestOfOneMs = 40_000

/**
 * Asks every device of an entry what `read` asks. A device that cannot say fails alone, as the subject that it was
 * when it last answered; of one that never has, the host that asks says so.
 */
export const askDevices = async <Fact>(
  host: Host,
  options: SnmpOptions,
  read: (session: SnmpSession, identity: Identity) => Promise<Told<Fact>>,
  { kind, mostMs = longestMs }: { readonly kind?: SubjectRef['kind']; readonly mostMs?: number } = {},
): Promise<{ readonly answers: readonly Answer<Fact>[] }> => {
  const targets = await snmpTargets(host, options)
  if (targets.length === 0) throw new ProbeError('unreadable', 'no device is named: give host or hosts')
  const neverSeen: ProbeError[] = []
  const within = openBudget(mostMs)

  const ask = async (target: SnmpTarget): Promise<Asked<Fact>> => {
    const where = `${target.host}:${target.port}`
    const known = host.notes.get(`device ${where}`, Remembered)
    let subject: SubjectRef | null = known
    try {
      const told = await within(
        target.host,
        host.snmp(target, (session) => {
          const asking = async (): Promise<Told<Fact>> => {
            const identity = await identify(session)
            subject = subjectOf(host, session, identity)
            return read(session, identity)
          }
          return within(target.host, asking(), longestOfOneMs)
        }),
      )
      // What answers as one is one, whatever its maker is known for.
      if (kind !== undefined && subject) subject = { ...subject, kind }
      return { where, known, answer: { ...told, ...(subject ? { subject } : {}) } }
    } catch (error) {
      const failure = asProbeError(error)
      if (!subject) neverSeen.push(failure)
      return { where, known, answer: subject ? { subject, failure } : null }
    }
  }

  const told = apart(await Promise.all(targets.map(ask)))
  for (const { where, answer } of told)
    if (answer.failure === undefined) host.notes.set(`device ${where}`, answer.subject)
  const answers: readonly Answer<Fact>[] = told.map(({ answer }) => answer)
  const [first] = neverSeen
  if (!first) return { answers }
  const detail = neverSeen.map((error) => error.detail).join('; ')
  return { answers: [...answers, { failure: new ProbeError(first.reason, detail) }] }
}
