import { productName } from '#domain/licences/product.js'
import type { ToldInstallation } from '#domain/licences/read-host.js'
import type { StandingLine } from '#domain/licences/standing.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { LicencesStanding } from './licences-standing.js'

/** The position of a product in numbers. */
export const lineNumbers = (line: StandingLine) => {
  const { pairs, uncovered, installations, rights, units, product, ...numbers } = line
  return { ...numbers, product, name: productName(product) }
}

/** A product with what stands behind each of its numbers. */
export const lineDetail = (line: StandingLine) => ({
  ...lineNumbers(line),
  units: line.units,
  rights: line.rights.map(
    ({ counted: { right, standing, units, lapsedOn, maintainedUntil }, applied, surplus }) => ({
      id: right.id,
      standing,
      quantity: right.quantity,
      counts: units,
      applied,
      surplus,
      start: right.start ?? null,
      end: right.end,
      lapsedOn,
      maintainedUntil,
    }),
  ),
  covered: line.pairs.map(({ want, right, rule, units }) => ({
    of: want.of,
    unit: want.device?.places[0] ?? null,
    products: want.products.map(productName),
    right: right.id,
    rule,
    units,
  })),
  uncovered: line.uncovered.map(({ want, units, why }) => ({
    of: want.of,
    unit: want.device?.places[0] ?? null,
    products: want.products.map(productName),
    units,
    why: why.map(({ right, reason }) => ({ right: right.id, reason })),
  })),
  installations: (line.installations as readonly ToldInstallation[]).map(
    ({ device, product, activated = null, usedOn = null, evidence }) => ({
      device: device.id,
      unit: device.places[0] ?? null,
      product: productName(product),
      activated,
      usedOn,
      ...(evidence && {
        reported: evidence.reported,
        confidence: evidence.recognised.confidence,
        by: evidence.recognised.by,
        pattern: evidence.recognised.pattern,
      }),
    }),
  ),
})
export type LineDetail = ReturnType<typeof lineDetail>

/** Where licences stand, a product a line. */
export const licenceAnswer = ({ day, lines, coverage, totals, reclaim, unknown }: LicencesStanding) => ({
  day,
  coverage,
  totals,
  lines: lines.map(lineNumbers),
  reclaim,
  unknown,
})

/** @throws Problem not_found: nothing of that product is held or seen. */
export const lineOfKey = ({ lines }: LicencesStanding, key: string): StandingLine => {
  const found = lines.find((line) => line.key === key)
  if (!found) throw new Problem('not_found', said`Nothing of “${key}” is held or seen.`)
  return found
}
