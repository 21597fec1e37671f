import { setImmediate } from 'node:timers/promises'
import type { ProductFile } from '#contract/product-file.js'
import type { Register } from '#contract/register.js'
import { openPrograms, type Programs } from '#domain/licences/programs.js'
import { licenceTopics } from '#domain/licences/read-host.js'
import { type Catalogue, openCatalogue } from '#domain/licences/recognise/catalogue.js'
import type { Clock, OrganisationReader, Store } from '#domain/ports.js'
import { inSlices } from '#lib/in-slices.js'
import { hour, type Instant, plusMs } from '#lib/instant.js'
import type { Heard } from '../intake.js'
import type { Judging } from '../judging.js'
import { identityOf, type Links, openLinks } from '../links.js'
import { observeSubject } from '../plan/observe-assets.js'
import { observeAll } from '../plan/observed-now.js'
import { registerFrom } from '../register-at.js'
import { openLicenceBook } from './licence-book.js'
import type { LicencesStanding } from './licences-standing.js'

export interface Licences {
  /** Where licences stand now, or stood at `asOf`. */
  standing(asOf: Instant | null): Promise<LicencesStanding>
  /** Agents were heard: what they say may be another. */
  heard(agents: readonly Heard[]): void
  /** Anything may be another: the next answer is made from scratch. */
  doubt(): void
}

export type ProductFiles = () => Promise<ReadonlyMap<string, ProductFile>>

interface Context {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly judging: Pick<Judging, 'organisation' | 'register' | 'graceMs'> & {
    readonly links: Pick<Links, 'assetOf'>
  }
  /** The catalogue; read when it is first asked for. */
  readonly productFiles: ProductFiles
}

type Reader = Pick<OrganisationReader, 'agent' | 'agentOfSubject' | 'body' | 'factSets' | 'subjects'>

/** Licences by `register` and all that agents said, from scratch: now, or as it stood at `asOf`. */
export const licencesAt = async (
  reader: Reader,
  register: Register,
  productFiles: ProductFiles,
  graceMs: number,
  now: Instant,
  asOf: Instant | null,
): Promise<LicencesStanding> => {
  const book = openLicenceBook(openCatalogue(await productFiles()))
  const links = openLinks(register)
  const subjects = await reader.subjects(asOf === null ? {} : { asOf })
  for (const { id } of subjects) {
    const sets = await reader.factSets(id, asOf ?? undefined)
    links.identify(await identityOf(reader, id, sets))
  }
  for (const { id } of subjects)
    book.setSubject(id, await observeSubject(reader, id, licenceTopics, graceMs, asOf), links.assetOf(id))
  book.setRegister(register, links.assetOf)
  return book.standing(asOf ?? now)
}

/** Above so many it is quicker to ask for everything at once. */
const mostAskedSingly = 200
const mostReadAtOnce = 200
/** Programs that no host has any longer are forgotten when there are so many. */
const mostPrograms = 1_000_000
/** Reports that say nothing new are not looked at one by one: that a host is still there shows by then. */
const askAgainMs = 6 * hour

/** Keeps positions ready: after a report only its hosts and their products are looked at again. */
export const openLicences = ({ store, clock, judging, productFiles }: Context): Licences => {
  const { organisation, register, links, graceMs } = judging
  const reader = store.of(organisation)
  let book: ReturnType<typeof openLicenceBook> | null = null
  /** What programs are is found out once, however often all hosts are asked anew. */
  let known: {
    readonly files: ReadonlyMap<string, ProductFile>
    readonly catalogue: Catalogue
    readonly programs: Programs
  } | null = null
  let seenIn: Register | null = null
  const byAgent = new Map<string, Set<string>>()
  const waiting = new Set<string>()
  let askedAt: Instant | null = null
  let before: Promise<unknown> = Promise.resolve()

  const knowledge = async () => {
    const files = await productFiles()
    if (known?.files !== files || known.programs.count > mostPrograms) {
      const catalogue = openCatalogue(files)
      known = { files, catalogue, programs: openPrograms(catalogue) }
    }
    return known
  }

  const present = async (): Promise<LicencesStanding> => {
    const now = clock.now()
    const isOld = askedAt !== null && plusMs(askedAt, askAgainMs) <= now
    let current = book
    if (current === null || isOld || waiting.size > mostAskedSingly) {
      waiting.clear()
      const { catalogue, programs } = await knowledge()
      current = openLicenceBook(catalogue, programs)
      book = current
      seenIn = null
      askedAt = now
      programs.begin()
      const isKnown = (hash: string, topic: string) => topic === 'software' && programs.isListKnown(hash)
      const { subjects, byAgent: told } = await observeAll(reader, licenceTopics, graceMs, now, isKnown)
      for (const [agent, ids] of told) byAgent.set(agent, new Set(ids))
      let count = 0
      for (const [subject, observed] of subjects) {
        current.setSubject(subject, observed, links.assetOf(subject))
        // Thousands of lists take seconds, and others wait for an answer.
        if (++count % mostReadAtOnce === 0) await setImmediate()
      }
    }
    const asked = [...waiting]
    waiting.clear()
    for (const subject of asked)
      current.setSubject(
        subject,
        await observeSubject(reader, subject, licenceTopics, graceMs, null),
        links.assetOf(subject),
      )
    if (seenIn !== register.value || asked.length > 0) current.setRegister(register.value, links.assetOf)
    seenIn = register.value
    await inSlices(current.work(now))
    return current.standing(now)
  }

  return {
    standing: (asOf) => {
      if (asOf !== null)
        return (async () => {
          const then = await registerFrom(reader, register.value.organisation, asOf)
          return licencesAt(reader, then, productFiles, graceMs, asOf, asOf)
        })()
      // One after another: each goes on from what the one before it found.
      const next = before.then(present, present)
      before = next
      return next
    },
    heard: (agents) => {
      // So many are asked for all at once anyway.
      if (waiting.size > mostAskedSingly) return
      for (const { agent, isChanged, subjects } of agents) {
        const told = byAgent.get(agent) ?? new Set<string>()
        byAgent.set(agent, told)
        for (const subject of subjects) told.add(subject)
        // Of what is known and changed, only an older report that came late does not name the subjects.
        for (const subject of isChanged && subjects.length === 0 ? told : subjects) waiting.add(subject)
      }
    },
    doubt: () => {
      book = null
    },
  }
}
