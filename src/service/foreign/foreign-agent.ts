import { isForeignAgent, type Told, type ToldHost } from '#domain/foreign/told.js'
import { marksOfFacts } from '#domain/identity/marks-of-facts.js'
import type { Agent, OrganisationWriter, Transaction } from '#domain/ports.js'
import { contentHash, sha256 } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { enrolmentRefusals } from '../enrol.js'
import { askAboutHost, findHost } from '../identity/find-host.js'
import { areOtherMachine } from '../identity/refuse-other-machine.js'

/** Who brings an inventory: an agent with a secret, or a person with a file. */
export type Bearer =
  | { readonly by: 'agent'; readonly agentId: string; readonly secret: string }
  | { readonly by: 'import' }

/** The same at every inventory of one thing by one bearer; `other` tells machines apart that call themselves alike. */
const agentIdOf = ({ tool, calledBy }: Told, bearer: Bearer, other = ''): string =>
  bearer.by === 'import'
    ? `${tool}:import:${sha256(calledBy + other).slice(0, 22)}`
    : `${tool}:${sha256(`${bearer.agentId} ${calledBy}${other}`).slice(0, 22)}`

/** A file is no promise of another one: nobody waits for it. */
export const isImported = (id: string): boolean => isForeignAgent(id) && id.includes(':import:')

/** The first thing that an agent brings is its own computer; another computer has a key of its own. */
export const keyHashOf = (agentId: string, secret: string, other?: string): string =>
  sha256(other === undefined ? `foreign ${secret} ${agentId}` : `foreign ${secret} ${agentId} ${other}`)

/** The hash that an agent of ours would show on this computer. */
const machineOf = ({ tool, calledBy }: Told, { uuid, boardSerial }: ToldHost): string =>
  contentHash(uuid === null ? { machineId: `${tool} ${calledBy}` } : { uuid, boardSerial })

/** A computer is the host that an agent of ours would be enrolled as. */
const subjectOf = async (writer: OrganisationWriter, told: Told, now: Instant): Promise<string> => {
  const { thing } = told
  if (thing.kind !== 'host') return `${thing.kind}:${thing.id}`
  const shown = { machine: machineOf(told, thing), marks: marksOfFacts(told.facts), isOwn: false }
  const found = await findHost(writer, shown, now)
  await askAboutHost(writer, found, now)
  return found.subject
}

/** An image that was copied calls itself by the name of the first: then its marks tell the two apart. */
const idOf = async (writer: OrganisationWriter, told: Told, bearer: Bearer): Promise<string> => {
  const id = agentIdOf(told, bearer)
  const { thing } = told
  const known = thing.kind === 'host' && !told.isPartial ? await writer.agent(id) : null
  if (known === null || thing.kind !== 'host') return id
  const theirs = await writer.identity.marks(known.subject)
  return areOtherMachine(theirs, marksOfFacts(told.facts))
    ? agentIdOf(told, bearer, ` ${machineOf(told, thing)}`)
    : id
}

/** Its name is as it is told, unless an agent of ours is on it, which knows better. */
const putThing = async (writer: OrganisationWriter, subject: string, { thing }: Told, now: Instant) => {
  const known = await writer.subject(subject)
  if (known?.name === thing.name) return
  const own = known && (await writer.agentOfSubject(subject))
  if (own && !isForeignAgent(own.id)) return
  await writer.putSubject(
    known
      ? { ...known, name: thing.name }
      : { id: subject, kind: thing.kind, name: thing.name, firstSeen: now, verdicts: {} },
  )
}

const unauthorized = (message: string) => new Problem('unauthorized', message)

const letIn = async (
  { people }: Transaction,
  organisation: string,
  secret: string,
  now: Instant,
): Promise<Problem | null> => {
  const use = await people.useEnrolmentToken(sha256(secret), now)
  if (typeof use === 'string') return unauthorized(enrolmentRefusals[use])
  return use.organisation === organisation ? null : unauthorized(enrolmentRefusals.unknown)
}

/** By which key this agent may bring this thing: a known one, or the one that a use of an enrolment token makes. */
const admit = async (
  tx: Transaction,
  organisation: string,
  told: Told,
  id: string,
  bearer: Extract<Bearer, { by: 'agent' }>,
  now: Instant,
): Promise<{ keyHash: string | null } | Problem> => {
  const { agentId, secret } = bearer
  const first = await tx.agentByKey(keyHashOf(agentId, secret))
  if (first?.revokedAt) return unauthorized('The key of this agent was revoked.')
  if (first && (first.id === id || told.thing.kind !== 'host')) return { keyHash: null }
  const keyHash = first === null ? keyHashOf(agentId, secret) : keyHashOf(agentId, secret, id)
  const other = first === null ? null : await tx.agentByKey(keyHash)
  if (other?.revokedAt) return unauthorized('The key of this agent was revoked.')
  if (other) return { keyHash: null }
  return (await letIn(tx, organisation, secret, now)) ?? { keyHash }
}

/**
 * The agent under which what was told is taken in. A computer that was never told of uses an enrolment token up once;
 * a device that a known agent asks does not. Returns a Problem where the bearer may not, and has written nothing.
 */
export const foreignAgent = async (
  tx: Transaction,
  organisation: string,
  told: Told,
  bearer: Bearer,
  observedAt: Instant,
  now: Instant,
): Promise<Agent | Problem> => {
  const writer = tx.of(organisation)
  const id = await idOf(writer, told, bearer)
  const admitted =
    bearer.by === 'import' ? { keyHash: null } : await admit(tx, organisation, told, id, bearer, now)
  if (admitted instanceof Problem) return admitted
  const { keyHash } = admitted
  const known = await writer.agent(id)
  const isNew = known === null || keyHash !== null || known.revokedAt !== null
  const subject = known?.subject ?? (await subjectOf(writer, told, now))
  await putThing(writer, subject, told, observedAt)
  if (!isNew && known.version === told.version) return known
  const agent: Agent = {
    id,
    organisation,
    subject,
    enrolledAt: known?.enrolledAt ?? observedAt,
    revokedAt: null,
    version: told.version,
    instance: known?.instance ?? null,
    sequence: known?.sequence ?? 0,
    observedAt: known?.observedAt ?? null,
    receivedAt: known?.receivedAt ?? null,
    intervalSeconds: known?.intervalSeconds ?? 86_400,
    staleAt: known?.staleAt ?? null,
    isStale: known?.isStale ?? false,
    manifest: known?.manifest ?? null,
    skewSeconds: 0,
  }
  await writer.putAgent(keyHash === null ? agent : { ...agent, keyHash })
  if (isNew)
    await writer.audit({
      at: now,
      who: bearer.by === 'import' ? 'command' : `agent:${id}`,
      what: 'agent.enrol',
      on: subject,
      detail: { hostname: told.thing.name, program: told.version, replaces: null },
    })
  return agent
}
