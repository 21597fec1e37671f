import { topics } from '#contract/topics.js'
import type { Told } from '#domain/foreign/told.js'
import { Problem } from '#lib/problem.js'
import { topicFaults } from '../parse-report.js'

const mostFaults = 20

/**
 * What was told, which can then be taken in as a report: it is known before anybody is let in for it.
 * @throws Problem invalid: more facts than a set holds, or one that no set does.
 */
export const requireKept = (told: Told): Told => {
  const faults = Object.entries(told.facts).flatMap(([name, facts]) => {
    const topic = topics.get(name)
    return topic ? topicFaults(topic, facts, `${name}/${told.tool}`) : []
  })
  if (faults.length > 0)
    throw new Problem('invalid', 'The inventory holds what cannot be kept.', {
      faults: faults.slice(0, mostFaults),
    })
  return told
}
