import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Problem } from '#lib/problem.js'

/** A key, or a group of keys: `{ "state": { "pass": … } }` and `{ "state.pass": … }` are the same. */
type Group = { readonly [key: string]: string | Group }
const Group: z.ZodType<Group> = z.lazy(() => z.record(z.string(), z.union([z.string(), Group])))

/** `sr-Cyrl.json`, `sr-Cyrl.web.json`: what follows the tag only tells files of one language apart. */
const fileName = /^([a-z]{2,3}(?:-[A-Z][a-z]{3})?)(?:\.[\w-]+)?\.json$/

const flat = (group: Group, prefix = ''): [string, string][] =>
  Object.entries(group).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )

const parse = (file: string, content: string): [string, string][] => {
  try {
    return flat(Group.parse(JSON.parse(content)))
  } catch (cause) {
    throw new Problem('invalid', `The language file ${file} does not hold texts: ${String(cause)}`, { cause })
  }
}

/**
 * Every text by language and key, from all `<tag>.json` and `<tag>.<anything>.json` of the folder.
 * @throws Problem invalid, where a file does not parse or two files of a language have the same key.
 */
export const readLocaleFiles = async (folder: URL): Promise<Map<string, Map<string, string>>> => {
  const languages = new Map<string, Map<string, string>>()
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith('.json')) continue
    const tag = fileName.exec(file)?.[1]
    if (tag === undefined)
      throw new Problem('invalid', `${file} is not named for a language, such as sr-Cyrl.json`)
    const texts = languages.get(tag) ?? new Map<string, string>()
    for (const [key, text] of parse(file, await readFile(new URL(file, folder), 'utf8'))) {
      if (texts.has(key))
        throw new Problem('invalid', `${file} has the text ${key}, and so has another file of ${tag}`)
      texts.set(key, text)
    }
    languages.set(tag, texts)
  }
  return languages
}
