import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { FormValues } from '#domain/register/entry-to-form.js'
import { Problem } from '#lib/problem.js'
import type { Env } from '../env.js'

/** An entry is a few kilobytes; a list of assets that change hands is longer. */
export const entryForm = bodyLimit({
  maxSize: 1024 * 1024,
  onError: () => {
    throw new Problem('too_large', 'The form is larger than 1 MiB.')
  },
})

export interface PostedForm {
  /** Empty where the form has no such field, or a file. */
  one(name: string): string
  all(name: string): readonly string[]
  /** The fields whose names begin so, by what follows. */
  after(prefix: string): FormValues
}

export const postedForm = async (c: Context<Env>): Promise<PostedForm> => {
  const form = new Map<string, string[]>()
  // A form sends lines ended by CR LF; what is kept has one of them.
  for (const [name, value] of await c.req.formData().catch((cause: unknown) => {
    throw new Problem('invalid', 'That is no form.', { cause })
  }))
    if (typeof value === 'string') form.set(name, [...(form.get(name) ?? []), value.replaceAll('\r\n', '\n')])
  return {
    one: (name) => form.get(name)?.[0] ?? '',
    all: (name) => form.get(name) ?? [],
    after: (prefix) =>
      new Map(
        [...form]
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, values]) => [name.slice(prefix.length), values]),
      ),
  }
}
