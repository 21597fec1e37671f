import type { Asset } from '#contract/register/asset.js'
import type { ListedSubject, SubjectFilter, SubjectPage } from '#domain/ports/observed.js'
import type { Agent } from '#domain/ports.js'
import type { Services } from './services.js'

/** A subject as a list shows it. */
export interface SubjectRow extends ListedSubject {
  /** The agent on it, or the one that reports it; the one last heard where there are several. */
  readonly agent: Agent | null
  readonly isHeard: boolean
  /** What it is in the register. */
  readonly entry: Asset | null
}

type Used = Pick<Services, 'store' | 'organisation' | 'clock' | 'links'>

const lastHeard = (agents: readonly Agent[]): Agent | null =>
  [...agents].sort((a, b) => ((a.receivedAt ?? '') < (b.receivedAt ?? '') ? 1 : -1))[0] ?? null

/** One page of the subjects that a filter finds. */
export const listSubjects = async (
  { store, organisation, clock, links }: Used,
  filter: SubjectFilter,
  page: SubjectPage,
): Promise<SubjectRow[]> => {
  const reader = store.of(organisation)
  const now = clock.now()
  const found = await reader.observed.subjects({ ...filter, now }, page)
  const rows: SubjectRow[] = []
  for (const subject of found) {
    const agent =
      subject.kind === 'host'
        ? await reader.agentOfSubject(subject.id)
        : lastHeard(await reader.observed.reportersOf(subject.id))
    const isHeard =
      agent !== null && agent.revokedAt === null && agent.staleAt !== null && agent.staleAt > now
    rows.push({ ...subject, agent, isHeard, entry: links.assetOf(subject.id) })
  }
  return rows
}

export const countSubjects = (
  { store, organisation, clock }: Pick<Used, 'store' | 'organisation' | 'clock'>,
  filter: SubjectFilter,
): Promise<number> => store.of(organisation).observed.countSubjects({ ...filter, now: clock.now() })

const chunk = 500

/** Everything that a filter finds, some at a time. */
export async function* everySubject(
  services: Used,
  filter: SubjectFilter,
  order: SubjectPage['order'],
): AsyncGenerator<SubjectRow[]> {
  for (let after: string | undefined; ; ) {
    const rows = await listSubjects(services, filter, {
      order,
      limit: chunk,
      ...(after === undefined ? {} : { after }),
    })
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.cursor
    if (rows.length < chunk) return
  }
}
