import type { SubjectRef } from '#contract/report.js'
import { cut } from '#lib/cut.js'
import { toId } from '#lib/subject-id.js'
import type { Answer } from '../../probe.js'

/** What one device of an entry answered, as the subject that it takes itself for; null where it never did. */
export interface Asked<Fact> {
  readonly where: string
  /** The subject that it was when it last answered. */
  readonly known: SubjectRef | null
  readonly answer: Answer<Fact> | null
}

export interface Told<Fact> {
  readonly where: string
  readonly answer: Answer<Fact> & { readonly subject: SubjectRef }
}

const at = (id: string, where: string): string => {
  const place = `@${toId(where)}`.slice(0, 100)
  return id.endsWith(place) ? id : cut(id, 128 - place.length) + place
}

/**
 * Answers whose subjects differ. Devices that claim the same number are known by where they are asked, too, and stay so
 * while only one of them answers.
 */
export const apart = <Fact>(asked: readonly Asked<Fact>[]): Told<Fact>[] => {
  const ids = asked.map(({ answer }) => answer?.subject?.id)
  return asked.flatMap(({ where, known, answer }) => {
    const subject = answer?.subject
    if (!answer || !subject) return []
    const isShared = ids.filter((id) => id === subject.id).length > 1
    const id = isShared || known?.id === at(subject.id, where) ? at(subject.id, where) : subject.id
    return [{ where, answer: { ...answer, subject: { ...subject, id } } }]
  })
}
