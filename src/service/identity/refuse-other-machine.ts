import type { Report } from '#contract/report.js'
import { compareMarks } from '#domain/identity/compare-marks.js'
import type { Marks } from '#domain/identity/marks.js'
import { marksOfFacts } from '#domain/identity/marks-of-facts.js'
import { differentUpTo } from '#domain/identity/weights.js'
import type { Agent, OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'

/** Enough speaks against it; having nothing in common alone does not. */
const speaksAgainst = ({ score }: { readonly score: number }): boolean => score <= differentUpTo

/** Whether two lots of marks are of two machines for certain. */
export const areOtherMachine = (a: Marks, b: Marks): boolean => speaksAgainst(compareMarks(a, b))

const isIdentity = (entry: string): boolean => entry.startsWith('identity/')

/**
 * A report with the key of one machine and the marks of another: a copied image, of which both must not write one
 * history. Null where it is no such report; costs nothing where the marks are as they were. A person is asked, and may
 * say that it is the same machine after all.
 */
export const refuseOtherMachine = async (
  writer: OrganisationWriter,
  agent: Agent,
  { observations }: Report,
  now: Instant,
): Promise<Problem | null> => {
  const own = observations.find(({ subject }) => subject === null)
  const [entry, told] = Object.entries(own?.facts ?? {}).find(([name]) => isIdentity(name)) ?? []
  if (entry === undefined || told === undefined) return null
  const hash = own?.hashes[entry]
  const known = (await writer.factSetsOfAgent(agent.id)).find(
    (set) => set.subject === agent.subject && isIdentity(set.entry) && set.hash !== null,
  )
  if (!known?.hash || known.hash === hash) return null
  const before = marksOfFacts({ identity: (await writer.body(known.hash)) ?? [] })
  const compared = compareMarks(before, marksOfFacts({ identity: told }))
  if (!speaksAgainst(compared)) return null
  const other = `marks:${hash}`
  const question = await writer.identity.questionOf(agent.subject, other)
  if (question?.answer === 'same') return null
  const { score, reasons } = compared
  await writer.identity.ask({ subject: agent.subject, other, score, reasons, askedAt: now })
  return new Problem(
    'conflict',
    'This report comes with the key of another machine: its image was copied, key and all. Enrol this machine with a token of its own (popis agent enrol). If it is the same machine after a repair, say so on the page “One machine” of the server; the next report is then taken in.',
  )
}
