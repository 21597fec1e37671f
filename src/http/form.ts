import type { Context } from 'hono'
import type { Env } from './env.js'

export interface Form {
  /** The text of a field, without blanks around it; empty where there is none. */
  text(name: string): string
  /** Every text that was given under a name, without the empty ones. */
  all(name: string): string[]
  /** What follows `prefix` in the names of those fields that begin so. */
  names(prefix: string): string[]
}

const formOf = (valuesOf: (name: string) => readonly unknown[], known: readonly string[]): Form => {
  const all = (name: string): string[] =>
    valuesOf(name)
      .filter((value) => typeof value === 'string')
      .map((value) => value.trim())
      .filter((value) => value !== '')
  return {
    all,
    text: (name) => all(name)[0] ?? '',
    names: (prefix) =>
      known.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)),
  }
}

/** The fields of a form; a file counts as empty. */
export const readForm = async (c: Context<Env>): Promise<Form> => {
  const fields = await c.req.parseBody({ all: true })
  return formOf((name) => [fields[name]].flat(), Object.keys(fields))
}

/** The fields of a form that a page of ours has in its address. */
export const addressForm = (c: Context<Env>): Form =>
  formOf((name) => c.req.queries(name) ?? [], Object.keys(c.req.queries()))
