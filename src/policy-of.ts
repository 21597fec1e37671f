import { join } from 'node:path'
import { topics } from '#contract/topics.js'
import type { Threshold } from '#domain/due/way.js'
import type { Policy } from '#domain/policy/policy.js'
import { packageRoot } from '#lib/root.js'
import { readPolicy, readProfile } from '#service/policies.js'

const folder = join(packageRoot, 'policies')

/** The security policy as it is in a country (ISO 3166); without one, as its rules are written. */
export const policyOf = async (country?: string): Promise<Policy> =>
  readPolicy(
    join(folder, 'rules'),
    topics,
    country === undefined ? null : await readProfile(join(folder, 'profiles'), country),
  )

/** From which amount on the law of a country asks for a tender; null where no profile says. */
export const thresholdOf = async (country: string): Promise<Threshold | null> =>
  (await readProfile(join(folder, 'profiles'), country))?.procurement ?? null
