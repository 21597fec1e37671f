import type { Rule } from './compiled.js'

/** Every rule by its id. */
export interface Policy {
  readonly rules: ReadonlyMap<string, Rule>
}
