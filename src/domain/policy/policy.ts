import type { Rule } from './rule.js'

/** Every rule by its id. */
export interface Policy {
  readonly rules: ReadonlyMap<string, Rule>
}
