import type { Context } from 'hono'
import type { EntryFilter } from '#domain/register/select.js'
import type { Env } from '../env.js'

/** What somebody left empty in a form of filters is no filter. */
const given = (text: string | undefined): string | undefined => text?.trim() || undefined

const seen: Readonly<Record<string, boolean>> = { yes: true, no: false }

/** What a list is narrowed down by, as its address says. */
export const readFilter = (c: Context<Env>): EntryFilter => {
  const q = given(c.req.query('q'))
  const kind = given(c.req.query('kind'))
  const state = given(c.req.query('state'))
  const place = given(c.req.query('place'))
  const custodian = given(c.req.query('custodian'))
  const isSeen = seen[c.req.query('seen') ?? '']
  return {
    ...(q !== undefined && { q }),
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(place !== undefined && { place }),
    ...(custodian !== undefined && { custodian }),
    ...(isSeen !== undefined && { isSeen }),
  }
}

/** Names as `?columns=name,serial` or as a form gives them: `?columns=name&columns=serial`. */
export const readNames = (c: Context<Env>, parameter: string): readonly string[] =>
  (c.req.queries(parameter) ?? []).flatMap((value) => value.split(',')).filter(Boolean)
