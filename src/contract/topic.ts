import { z } from 'zod'

/**
 * What is observed: a host tells of itself; a UPS and any other device on the network are asked by a host, and so is
 * a service, which is known by its name or address alone: a website, a domain, its mail, an address.
 */
export const SubjectKind = z.enum(['host', 'ups', 'device', 'service'])
export type SubjectKind = z.infer<typeof SubjectKind>

/** A number measured over time on a subject; `unit` is what its values are counted in. */
export interface Metric {
  readonly unit: string
  readonly description: string
}

export interface TopicOptions<Fact> {
  /** The kinds of subject that its facts may be about; the first is the one that is expected to have them. */
  readonly about: SubjectKind | readonly SubjectKind[]
  /** What tells two facts of one set apart; two facts of a set never share it. Left out where there is one fact. */
  readonly key?: (fact: Fact) => string
  /** True where people count on a key: one that is no longer reported becomes `unknown` instead of going away. */
  readonly lasting?: boolean
  /** True where every subject of the first kind should have such facts; false where somebody must configure them. */
  readonly expected?: boolean
  /** The most facts that one set may hold. */
  readonly max: number
  readonly readings?: Readonly<Record<string, Metric>>
  readonly description: string
}

/** A kind of fact: its shape, its key, and what its absence means. */
export interface Topic<S extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly schema: S
  readonly about: readonly SubjectKind[]
  readonly key: (fact: z.infer<S>) => string
  /** True where a set of this topic holds one fact at most. */
  readonly single: boolean
  readonly lasting: boolean
  readonly expected: boolean
  readonly max: number
  readonly readings: Readonly<Record<string, Metric>>
  readonly description: string
}

export const defineTopic = <S extends z.ZodObject>(
  name: string,
  schema: S,
  { about, key, lasting = false, expected = true, max, readings = {}, description }: TopicOptions<z.infer<S>>,
): Topic<S> => ({
  name,
  schema,
  about: typeof about === 'string' ? [about] : about,
  key: key ?? (() => ''),
  single: key === undefined,
  lasting,
  expected,
  max,
  readings,
  description,
})
