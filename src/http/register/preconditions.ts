import type { Context } from 'hono'
import type { Part } from '#contract/register.js'
import { entryVersion } from '#domain/register/change.js'
import { differences } from '#domain/register/differences.js'
import { type Entry, entryById } from '#domain/register/entries.js'
import { type Fault, Problem } from '#lib/problem.js'
import type { Services } from '#service/services.js'
import type { Env } from '../env.js'

export const etagOf = (entry: unknown): string => `"${entryVersion(entry)}"`

/** The versions that a header names; `*` stands for any. */
const tagsIn = (header: string): string[] =>
  header.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  )

const shown = (value: unknown): string => (value === undefined ? 'left out' : JSON.stringify(value))

/** What stands there now, field by field, where it is another than was sent. */
const standing = (part: Part, now: Entry | null, sent: unknown): Fault[] => {
  if (now === null) return [{ where: part, what: 'is not there' }]
  return differences(part, now, sent === null ? now : sent)
    .slice(0, 50)
    .map(({ path, before }) => ({ where: `${part}/${now.id}.${path}`, what: `is now ${shown(before)}` }))
}

const lastEdit = async ({ store, organisation }: Services, part: Part, id: string): Promise<string> => {
  const [edit] = await store.of(organisation).edits.ofEntry(part, id, { limit: 1 })
  return edit
    ? ` It was last changed by ${edit.whoName || edit.who} at ${edit.at}, by edit ${edit.number}.`
    : ''
}

/**
 * The version of an entry that a change may be made from, as `If-Match` and `If-None-Match` say; null where it must not
 * be there yet. `sent` is what was to become of it.
 * @throws Problem invalid, where neither is sent; precondition, saying what is there now.
 */
export const requireVersion = async (
  c: Context<Env>,
  services: Services,
  { part, id }: { readonly part: Part; readonly id: string },
  sent: unknown,
): Promise<string | null> => {
  const now = entryById(services.register.value, part, id)
  const [match, noneMatch] = [c.req.header('if-match'), c.req.header('if-none-match')]
  const refuse = async (what: string): Promise<never> => {
    if (now !== null) c.header('ETag', etagOf(now))
    throw new Problem('precondition', `${what}${await lastEdit(services, part, id)} Nothing was changed.`, {
      faults: standing(part, now, sent),
    })
  }
  if (match !== undefined) {
    if (now === null) return refuse(`There is no ${part}/${id}.`)
    const version = entryVersion(now)
    const tags = tagsIn(match)
    if (tags.includes('*') || tags.includes(version)) return version
    return refuse(`${part}/${id} is no longer what If-Match says: its version is "${version}" now.`)
  }
  if (noneMatch?.trim() === '*') return now === null ? null : refuse(`There is ${part}/${id} already.`)
  throw new Problem('invalid', 'Say what this change is made from.', {
    faults: [
      {
        where: 'If-Match',
        what: 'is missing: send the ETag that the entry was read with, or “If-None-Match: *” to add a new one',
      },
    ],
  })
}
