import { NewPingCheck } from '#contract/ping-check.js'
import { newState } from '#domain/jobs/advance-check.js'
import { agentOfCheck, entryOfCheck, isCheck, type Ping, type PingCheck } from '#domain/jobs/check.js'
import { scheduleFault } from '#domain/jobs/schedule.js'
import type { Agent, Clock, OrganisationWriter, Store } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { foldText } from '#lib/fold-text.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Intake } from '../intake.js'
import type { Judging } from '../judging.js'
import { newSecret } from '../secret.js'
import type { Taken } from '../take-report.js'
import { openAllowance } from './allowance.js'
import { subjectOfCheck } from './subject-of-check.js'
import { checkIntervalSeconds, sayingOf, takePing, takeSaying } from './take-ping.js'

/** What came as the body of a ping: how much, and the beginning of it. */
export interface PingBody {
  readonly bytes: number
  readonly kept: Uint8Array
}

export type GivenPing = Pick<Ping, 'tells' | 'exitStatus' | 'run' | 'method'>

export interface PingsOptions {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly judging: Judging
  readonly intake: Pick<Intake, 'join'>
  /** Told after a change that may have queued notices or brought the next waking nearer. */
  onChange(): void
  /** What of the bodies of one check is kept. */
  readonly bodyBytesAnHour?: number
}

/** More than any script calls; a loop that went wild is stopped. */
const mostPingsAnHour = 1_000_000

/** What a check may have kept of what comes with its pings: a secret that got out must not fill the disk. */
const mostBodyBytesAnHour = 32 * 1024 * 1024

const slugOf = (name: string): string =>
  foldText(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '')

const noCheck = () =>
  new Problem('not_found', 'There is no such check: its address is wrong, or it was revoked.')

/** Jobs that tell of their runs by calling an address. */
export const openPings = ({
  store,
  clock,
  judging,
  intake,
  onChange,
  bodyBytesAnHour = mostBodyBytesAnHour,
}: PingsOptions) => {
  const { organisation } = judging
  const reader = store.of(organisation)
  const pingAllowance = openAllowance(clock, mostPingsAnHour)
  const bodyAllowance = openAllowance(clock, bodyBytesAnHour)

  const whole = (taken: Taken | Problem): Taken => {
    if (taken instanceof Problem) throw taken
    return taken
  }

  const change = async <T>(work: (writer: OrganisationWriter) => Promise<T>): Promise<T> => {
    const done = await store.transaction((tx) => work(tx.of(organisation)))
    onChange()
    return done
  }

  const serving = async (
    writer: OrganisationWriter,
    slug: string,
  ): Promise<{ check: PingCheck; agent: Agent }> => {
    const check = (await writer.pings.bySlug(slug)) ?? (await writer.pings.check(slug))
    const agent = check && check.revokedAt === null ? await writer.agent(agentOfCheck(check.id)) : null
    if (!check || !agent) throw new Problem('not_found', said`There is no check ${slug} that serves.`)
    return { check, agent }
  }

  /** What a check that was revoked said before goes on under the one that takes its place. */
  const takeOver = async (writer: OrganisationWriter, check: PingCheck): Promise<void> => {
    for (const before of await writer.pings.checks())
      if (before.revokedAt !== null && before.slug === check.slug && before.subject === check.subject)
        for (const set of await writer.factSetsOfAgent(agentOfCheck(before.id)))
          if (set.entry === entryOfCheck(check))
            await writer.putFactSet({ ...set, agent: agentOfCheck(check.id) }, check.createdAt)
  }

  return {
    list: (): Promise<PingCheck[]> => reader.pings.checks(),

    /** The check that serves under a short name, or any by its id. @throws Problem not_found. */
    async get(name: string): Promise<PingCheck> {
      const check = (await reader.pings.bySlug(name)) ?? (await reader.pings.check(name))
      if (!check) throw new Problem('not_found', said`There is no check ${name}.`)
      return check
    },

    pings: reader.pings.pings,
    keySince: reader.pings.presentKey,

    /**
     * Makes a check. Returns it and its secret, which is told this once.
     * @throws Problem invalid, not_found (nothing is called so), conflict (the short name is taken).
     */
    async add(
      given: NewPingCheck,
      who: string,
    ): Promise<{ readonly check: PingCheck; readonly secret: string }> {
      const { name, kind, schedule, on, slug = slugOf(name) } = NewPingCheck.parse(given)
      const at = clock.now()
      const fault = scheduleFault(schedule, at)
      if (fault !== null)
        throw new Problem('invalid', 'These times cannot be kept.', {
          faults: [{ where: 'schedule', what: fault }],
        })
      if (slug === '')
        throw new Problem('invalid', 'Give the check a short name of Latin letters and digits.')
      const secret = crypto.randomUUID()
      const id = crypto.randomUUID()
      const check = await change(async (writer) => {
        if (await writer.pings.bySlug(slug))
          throw new Problem('conflict', said`There is a check ${slug} already.`)
        const subject = await subjectOfCheck(writer, judging, { id, name, on }, at)
        const state = newState(schedule, at)
        const made: PingCheck = {
          id,
          slug,
          name,
          kind,
          schedule,
          subject,
          createdAt: at,
          revokedAt: null,
          state,
        }
        const agent: Agent = {
          id: agentOfCheck(id),
          organisation,
          subject,
          enrolledAt: at,
          revokedAt: null,
          version: 'ping',
          instance: null,
          sequence: 0,
          observedAt: null,
          receivedAt: null,
          intervalSeconds: checkIntervalSeconds,
          staleAt: null,
          isStale: false,
          manifest: null,
          skewSeconds: 0,
        }
        await writer.putAgent({ ...agent, keyHash: sha256(secret) })
        await writer.pings.put(made)
        await takeOver(writer, made)
        await writer.audit({ at, who, what: 'ping.add', on: subject, detail: { id, slug, kind, schedule } })
        whole(await takeSaying(writer, judging, agent, sayingOf(made), at))
        return made
      })
      return { check, secret }
    },

    /** Gives a check another secret; the one before ends at once. */
    async renew(slug: string, who: string): Promise<{ readonly check: PingCheck; readonly secret: string }> {
      const secret = crypto.randomUUID()
      const check = await change(async (writer) => {
        const found = await serving(writer, slug)
        await writer.putAgent({ ...found.agent, keyHash: sha256(secret) })
        const { id, subject } = found.check
        await writer.audit({
          at: clock.now(),
          who,
          what: 'ping.renew',
          on: subject,
          detail: { id, slug: found.check.slug },
        })
        return found.check
      })
      return { check, secret }
    },

    /** Ends a check: what it said is no longer reported, until somebody retires it. */
    revoke: (slug: string, who: string): Promise<PingCheck> =>
      change(async (writer) => {
        const at = clock.now()
        const { check, agent } = await serving(writer, slug)
        whole(await takeSaying(writer, judging, agent, { hashes: {} }, at))
        const current = (await writer.agent(agent.id)) ?? agent
        await writer.putAgent({ ...current, revokedAt: at })
        const revoked = { ...check, revokedAt: at }
        await writer.pings.put(revoked)
        await writer.audit({
          at,
          who,
          what: 'ping.revoke',
          on: check.subject,
          detail: { id: check.id, slug: check.slug },
        })
        return revoked
      }),

    /** Makes the key before short names, in place of the one before; `null` from `isWanted: false`, which only ends it. */
    setKey: (isWanted: boolean, who: string): Promise<string | null> =>
      change(async (writer) => {
        const at = clock.now()
        const { secret, hash } = newSecret()
        await writer.pings.putKey(isWanted ? hash : null, at)
        await writer.audit({ at, who, what: isWanted ? 'ping.key' : 'ping.key-end', on: null, detail: {} })
        return isWanted ? secret : null
      }),

    /** @throws Problem not_found. */
    async bySecret(secret: string): Promise<Agent> {
      const agent = await store.agentByKey(sha256(secret.toLowerCase()))
      if (!agent || !isCheck(agent) || agent.revokedAt !== null || agent.organisation !== organisation)
        throw noCheck()
      return agent
    },

    /** @throws Problem not_found: the key or the short name. */
    async byKey(key: string, slug: string): Promise<Agent> {
      const check = (await reader.pings.keySince(sha256(key))) && (await reader.pings.bySlug(slug))
      const agent = check ? await reader.agent(agentOfCheck(check.id)) : null
      if (!agent) throw noCheck()
      return agent
    },

    /**
     * Takes in one ping. Resolves once it and its verdicts and alerts are on disk.
     * @throws Problem not_found: it was revoked meanwhile; too_many.
     */
    async take(agent: Agent, given: GivenPing, { bytes, kept }: PingBody): Promise<void> {
      if (!pingAllowance.take(agent.id, 1)) throw new Problem('too_many', 'This check is called too often.')
      const isKept = kept.length > 0 && bodyAllowance.take(agent.id, kept.length)
      const ping: Ping = { ...given, at: clock.now(), bodyBytes: bytes, body: isKept ? kept : null }
      try {
        await intake.join(agent, (writer, current) => takePing(writer, judging, current, ping))
      } catch (error) {
        if (error instanceof Problem && error.code === 'unauthorized') throw noCheck()
        throw error
      }
    },
  }
}

export type Pings = ReturnType<typeof openPings>
