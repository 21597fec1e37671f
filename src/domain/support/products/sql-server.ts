import { defineRecogniser } from '../recogniser.js'
import type { Cycle } from '../table.js'

const isEngine =
  /^(?:Microsoft )?SQL Server (?:20\d\d|vNext)(?: R2)?(?: \((?:32|64)-bit\)| Database Engine Services)?$/i

/** `[13, 5026]` of `13.0.5026.0` and of `13.2.5026.0`: installers write the service pack into the second number. */
const buildOf = (version: string): readonly [string, number] | null => {
  const [, main = '', minor = '', build = ''] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []
  if (main === '') return null
  return [main === '10' && Number(minor) >= 50 ? '10.50' : main, Number(build)]
}

/** Service packs follow one another: a build is of the first whose newest build is not before it. */
const cycleOf = (cycles: readonly Cycle[], version: string): string | null => {
  const build = buildOf(version)
  if (build === null) return null
  const known = cycles
    .flatMap((cycle) => {
      const newest = buildOf(cycle.latest ?? '')
      return newest?.[0] === build[0] ? [{ id: cycle.id, build: newest[1] }] : []
    })
    .toSorted((a, b) => a.build - b.build)
  return (known.find((cycle) => cycle.build >= build[1]) ?? known.at(-1))?.id ?? null
}

/** The engine of SQL Server, by its build. */
export default defineRecogniser({
  products: ['mssqlserver'],
  mentions: ['SQL Server'],
  software: ({ name, version }, cycles) =>
    isEngine.test(name) ? { product: 'mssqlserver', cycle: cycleOf(cycles('mssqlserver'), version) } : null,
})
