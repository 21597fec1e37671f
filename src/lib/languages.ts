import { readdirSync } from 'node:fs'

/** Scripts that are made from another language by rule. */
const derived: Readonly<Record<string, string>> = { 'sr-Latn': 'sr-Cyrl' }

const written = readdirSync(new URL('../locales/', import.meta.url))
  .map((name) => /^([a-z]{2}(?:-[A-Z][a-z]{3})?)\.json$/.exec(name)?.[1])
  .filter((tag) => tag !== undefined)

/** Every language there is: the folder `locales` is their registry. */
export const languages: readonly string[] = [
  ...new Set([
    ...written,
    ...Object.entries(derived).flatMap(([tag, from]) => (written.includes(from) ? [tag] : [])),
  ]),
].sort()
