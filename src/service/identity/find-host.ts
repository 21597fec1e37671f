import { isForeignAgent } from '#domain/foreign/told.js'
import { type Compared, compareMarks } from '#domain/identity/compare-marks.js'
import { isMarked, type Marks } from '#domain/identity/marks.js'
import type { OrganisationWriter } from '#domain/ports.js'
import { contentHash } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'

/** A host is known by what its machine shows, so that a reinstalled agent finds its facts again. */
export const hostSubjectOf = (machine: string): string => `host:${machine.slice(0, 16)}`

export interface Shown {
  /** The hash that agents of all versions show. */
  readonly machine: string
  readonly marks: Marks
  /** An agent of ours: one machine has one of them, so two at once are two machines. */
  readonly isOwn: boolean
}

export interface FoundHost {
  readonly subject: string
  readonly isKnown: boolean
  /** Subjects that it may be as well: a person says. */
  readonly open: readonly { readonly subject: string; readonly compared: Compared }[]
  /** The subject of its hash, where that is another machine. */
  readonly notThis: string | null
}

type Writer = Pick<OrganisationWriter, 'subject' | 'agentOfSubject' | 'identity'>

/** Whether an agent of ours on it is heard at this time. */
const isHeard = async (writer: Writer, subject: string, now: Instant): Promise<boolean> => {
  const agent = await writer.agentOfSubject(subject)
  return (
    agent !== null &&
    agent.revokedAt === null &&
    !isForeignAgent(agent.id) &&
    agent.staleAt !== null &&
    agent.staleAt > now
  )
}

const wholeOf = async (writer: Writer, id: string): Promise<string> => {
  for (const { subject, into } of await writer.identity.merged())
    if (subject === id) return wholeOf(writer, into)
  return id
}

/**
 * The host that a machine is, by the marks that it shows: the one that is likest, else the one of its hash, unless that
 * is another machine, else a new one.
 */
export const findHost = async (
  writer: Writer,
  { machine, marks, isOwn }: Shown,
  now: Instant,
): Promise<FoundHost> => {
  const byHash = await wholeOf(writer, hostSubjectOf(machine))
  const known = await writer.subject(byHash)
  const candidates = new Set([...(await writer.identity.sharing(marks)), ...(known ? [byHash] : [])])
  const compared: { subject: string; compared: Compared; isUnmarked: boolean }[] = []
  for (const subject of [...candidates].sort()) {
    const theirs = await writer.identity.marks(subject)
    const isAtOnce = isOwn && (await isHeard(writer, subject, now))
    compared.push({
      subject,
      compared: compareMarks(theirs, marks, { isAtOnce }),
      isUnmarked: !isMarked(theirs) || !isMarked(marks),
    })
  }
  const open = compared.filter(({ compared: { likeness } }) => likeness !== 'different')
  const others = (subject: string) => open.filter((one) => one.subject !== subject)
  const [same] = compared
    .filter(({ compared: { likeness } }) => likeness === 'same')
    .sort(
      (a, b) =>
        b.compared.score - a.compared.score || Number(b.subject === byHash) - Number(a.subject === byHash),
    )
  if (same) return { subject: same.subject, isKnown: true, open: others(same.subject), notThis: null }
  const own = compared.find(({ subject }) => subject === byHash)
  // One that nothing speaks against is the one that has always been found by its hash.
  if (!known || own?.isUnmarked || own?.compared.reasons.every(({ agrees }) => agrees))
    return { subject: byHash, isKnown: known !== null, open: others(byHash), notThis: null }
  const fresh = hostSubjectOf(contentHash({ machine, marks: { ...marks.values }, at: now }))
  return { subject: fresh, isKnown: false, open, notThis: byHash }
}

/** Has a person say whether what was found is one of the others, too. */
export const askAboutHost = async (
  writer: Pick<OrganisationWriter, 'identity'>,
  { subject, open }: FoundHost,
  now: Instant,
): Promise<void> => {
  for (const { subject: other, compared } of open)
    await writer.identity.ask({
      subject,
      other,
      score: compared.score,
      reasons: compared.reasons,
      askedAt: now,
    })
}
