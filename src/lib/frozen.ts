const frozen = new WeakSet<object>()

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
}

/** Freezes a value that is ours alone, and all that is in it: what was found out about it once stays so. */
export const freezeDeeply = <T extends object>(value: T): T => {
  freeze(value)
  frozen.add(value)
  return value
}

/** Whether `freezeDeeply` was given this very object. */
export const isFrozenDeeply = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && frozen.has(value)
