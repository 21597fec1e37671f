import { Problem } from './problem.js'

type Members = Readonly<Record<string, unknown>>

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Far deeper than anything that is patched. */
const mostDepth = 100

/**
 * RFC 7396: members of `patch` replace those of `target`; null takes one out.
 * @throws Problem invalid, where it is nested without end.
 */
export const mergePatch = (target: unknown, patch: unknown, depth = 0): unknown => {
  if (!isMembers(patch)) return patch
  if (depth > mostDepth) throw new Problem('invalid', `The patch is nested deeper than ${mostDepth} levels.`)
  const merged = new Map(Object.entries(isMembers(target) ? target : {}))
  for (const [name, value] of Object.entries(patch))
    if (value === null) merged.delete(name)
    else merged.set(name, mergePatch(merged.get(name), value, depth + 1))
  return Object.fromEntries(merged)
}
