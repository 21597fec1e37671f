import type { IdentityQuestion, MarkSpan, SubjectMerge } from '#domain/ports/identity.js'
import type { Services } from '../services.js'

type Used = Pick<Services, 'store' | 'organisation' | 'links'>

export interface DescribedIdentity {
  /** What it is known by, and was. */
  readonly marks: readonly MarkSpan[]
  /** Merges in which it was either, the newest first. */
  readonly merges: readonly SubjectMerge[]
  /** The subject that it is a part of; null for one of its own. */
  readonly partOf: string | null
}

/** By what a subject is known, and what people said of it. */
export const describeIdentity = async (
  { store, organisation, links }: Used,
  subject: string,
): Promise<DescribedIdentity> => {
  const { identity } = store.of(organisation)
  const [marks, merges] = await Promise.all([identity.markSpans(subject), identity.merges(subject)])
  const whole = links.resolve(subject)
  return { marks, merges, partOf: whole === subject ? null : whole }
}

export interface NamedQuestion extends IdentityQuestion {
  readonly name: string
  /** Null where an agent shows the marks of another machine. */
  readonly otherName: string | null
}

/** What the marks leave open between subjects that are two still. */
export const openIdentityQuestions = async ({
  store,
  organisation,
  links,
}: Used): Promise<readonly NamedQuestion[]> => {
  const reader = store.of(organisation)
  const named: NamedQuestion[] = []
  for (const question of await reader.identity.openQuestions()) {
    const [subject, other] = [links.resolve(question.subject), links.resolve(question.other)]
    if (subject === other) continue
    const [one, two] = [await reader.subject(subject), await reader.subject(other)]
    named.push({ ...question, name: one?.name ?? subject, otherName: two?.name ?? null })
  }
  return named
}
