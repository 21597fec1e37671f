import type { SubjectTraits } from '#domain/ports/observed.js'
import type { FactSet, OrganisationReader, OrganisationWriter, Subject } from '#domain/ports.js'
import { foldText } from '#lib/fold-text.js'
import type { Links } from './links.js'

type Fact = Readonly<Record<string, unknown>>

/** Topics whose facts a list of subjects shows. */
export const listedTopics: ReadonlySet<string> = new Set(['os', 'hardware', 'interface', 'ups'])

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const joined = (...parts: unknown[]): string | null => text(parts.map(text).filter(Boolean).join(' '))

const addressesOf = (facts: readonly Fact[]): string[] =>
  facts.flatMap(({ addresses, up }) =>
    Array.isArray(addresses) && up !== false ? addresses.map(String) : [],
  )

/** What a list shows of a subject, from its facts by topic. */
export const traitsOf = (
  subject: Pick<Subject, 'id' | 'name'>,
  facts: ReadonlyMap<string, readonly unknown[]>,
  asset: string | null,
): SubjectTraits => {
  const of = (topic: string) => (facts.get(topic) ?? []) as readonly Fact[]
  const [os] = of('os')
  const machines = [...of('hardware'), ...of('ups')]
  const first = (field: string) => machines.map((machine) => text(machine[field])).find(Boolean) ?? null
  const addresses = addressesOf(of('interface'))
  const traits = {
    subject: subject.id,
    osFamily: text(os?.family),
    os: joined(os?.name, os?.version),
    manufacturer: first('manufacturer'),
    model: first('model'),
    serial: first('serial'),
    address: addresses[0]?.replace(/\/\d+$/, '') ?? null,
    asset,
  }
  const searched = [subject.name, subject.id, ...Object.values(traits), ...addresses]
  return { ...traits, search: foldText(searched.filter(Boolean).join('\n')) }
}

type Reader = Pick<OrganisationReader, 'body' | 'factSets'>

const factsOf = async (
  reader: Reader,
  subject: string,
  sets?: readonly FactSet[],
): Promise<Map<string, unknown[]>> => {
  const facts = new Map<string, unknown[]>()
  for (const { topic, hash } of sets ?? (await reader.factSets(subject))) {
    if (!listedTopics.has(topic) || hash === null) continue
    facts.set(topic, [...(facts.get(topic) ?? []), ...((await reader.body(hash)) ?? [])])
  }
  return facts
}

/** Writes down what lists show of a subject, after a fact that they show has changed. */
export const rememberTraits = async (
  writer: Reader & { readonly observed: Pick<OrganisationWriter['observed'], 'putTraits'> },
  links: Pick<Links, 'assetOf'>,
  subject: Pick<Subject, 'id' | 'name'>,
): Promise<void> => {
  const facts = await factsOf(writer, subject.id)
  await writer.observed.putTraits(traitsOf(subject, facts, links.assetOf(subject.id)?.id ?? null))
}
