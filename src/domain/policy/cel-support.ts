import type { Environment } from '@marcbachmann/cel-js'
import type { Topic } from '#contract/topic.js'
import type { Recognised } from '../support/recogniser.js'
import { type Support, supportTopics } from '../support/support.js'
import { supportEnd, supportEndsAt } from '../support/uses.js'

/** Of what has no end, no rule waits for one. */
const never = new Date('9999-12-31T00:00:00Z')

const endOf = (support: Support, { product, cycle: id }: Recognised): Date => {
  const { title = product, cycles = [] } = support.table.products[product] ?? {}
  const cycle = cycles.find((known) => known.id === id)
  if (!cycle) throw new Error(`the release of ${title} is not known`)
  const end = supportEnd(product, cycle)
  if (end === true) throw new Error(`the support of ${title} ${id} is over, and nobody tells since when`)
  return end === false ? never : new Date(supportEndsAt(end))
}

/** The library hands one fact over as a map that reads its fields when they are asked for, and those of a list as they are. */
const plain = (fact: unknown): unknown =>
  fact instanceof Map
    ? Object.fromEntries(['family', 'name', 'version', 'tool'].map((field) => [field, fact.get(field)]))
    : fact

/**
 * Functions about the end of support, for rules whose facts name products: `supportEnd(fact)` of one, `supportEnds(facts,
 * "office,php")` of each release of some products among many, and `runs(facts, "office,php")`. A release that is not known
 * is an error, so that it is never a pass.
 */
export const registerSupport = (env: Environment, topic: Topic, support: Support | null): void => {
  if (!supportTopics.some((name) => name === topic.name)) return
  const known = (): Support => {
    if (support === null) throw new Error('there are no dates of the end of support')
    return support
  }
  const named = (facts: readonly unknown[], products: string): readonly Recognised[] => {
    const wanted = products.split(',').map((product) => product.trim())
    return known()
      .recogniseAll(topic.name, facts.map(plain))
      .filter(({ product }) => wanted.includes(product))
  }
  env
    .registerFunction('supportEnd(fact_): google.protobuf.Timestamp', (fact: unknown) => {
      const found = known().recognise(topic.name, plain(fact))
      if (!found) throw new Error('no product whose end of support is known')
      return endOf(known(), found)
    })
    .registerFunction(
      'runs(list<fact_>, string): bool',
      (facts: unknown[], products: string) => named(facts, products).length > 0,
    )
    .registerFunction(
      'runs(fact_, string): bool',
      (fact: unknown, products: string) => named([fact], products).length > 0,
    )
    .registerFunction(
      'supportEnds(list<fact_>, string): list<google.protobuf.Timestamp>',
      (facts: unknown[], products: string) => named(facts, products).map((found) => endOf(known(), found)),
    )
}
