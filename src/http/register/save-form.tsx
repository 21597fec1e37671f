import type { Context } from 'hono'
import { z } from 'zod'
import type { Part } from '#contract/register.js'
import type { Entry } from '#domain/register/entries.js'
import { type FormValues, formValues } from '#domain/register/entry-to-form.js'
import { Problem } from '#lib/problem.js'
import { type PostedEntry, saveEntry } from '#service/save-entry.js'
import type { ClashShown } from '../../web/register/clashes.js'
import { EditPage } from '../../web/register/edit-page.js'
import type { Env } from '../env.js'
import { drawPage, frameFor } from '../pages.js'
import type { RouteKit } from '../routes.js'
import { type PostedForm, postedForm } from './posted-form.js'

const Base = z.looseObject({ id: z.string() })

/** The entry that a form was made from; it comes back with the form. */
const baseOf = (form: PostedForm, id: string): Entry => {
  try {
    const base = Base.parse(JSON.parse(form.one('base')))
    if (base.id === id) return base
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && !(cause instanceof z.ZodError)) throw cause
  }
  throw new Problem('invalid', 'The form does not say what it was made from; load it again.')
}

const readPosted = (form: PostedForm, part: Part, id: string | null): PostedEntry => ({
  part,
  values: form.after('f.'),
  base: id === null || form.one('base') === '' ? null : baseOf(form, id),
  clashes: form.all('clash'),
  takes: new Map([...form.after('take.')].map(([field, [take = '']]) => [field, take])),
  why: form.one('why') || null,
})

/** Fields that another person and this one both changed, with what the form says of each. */
const stillClashing = (
  posted: PostedEntry,
  body: Readonly<Record<string, unknown>>,
  faults: ClashShown['faults'],
): ClashShown | null => {
  const { base, clashes, takes } = posted
  if (base === null || clashes.length === 0) return null
  return {
    isGone: false,
    since: [],
    takes,
    faults,
    clashes: clashes.map((field) => ({
      field,
      base: undefined,
      mine: body[field],
      theirs: base[field],
    })),
  }
}

/** Saves what a form gave back; or draws it again, with all that was typed and what is in the way. */
export const saveForm = async (
  kit: RouteKit,
  c: Context<Env>,
  part: Part,
  id: string | null,
  { done }: { done(id: string): Response },
): Promise<Response> => {
  const { services } = kit
  const { id: who, name } = c.get('principal')
  const form = await postedForm(c)
  const posted = readPosted(form, part, id)
  const frame = await frameFor(c, kit)
  const { language } = frame.voice
  const saved = await saveEntry(services, posted, { id: who, name }, language)
  if (saved.outcome === 'saved') return done(saved.id)
  const register = services.register.value
  const draw = (
    base: Entry | null,
    values: FormValues,
    rest: Pick<Parameters<typeof EditPage>[0], 'faults' | 'refused' | 'clash'>,
    status: 400 | 409,
  ) =>
    drawPage(
      c,
      <EditPage
        frame={frame}
        register={register}
        part={part}
        base={base}
        values={values}
        why={posted.why ?? ''}
        {...rest}
      />,
      status,
    )
  if (saved.outcome === 'faulty') {
    const { faults, refused, body } = saved
    const clash = stillClashing(posted, body, faults)
    return draw(posted.base, posted.values, { faults, refused, clash }, 400)
  }
  const { now, merged, clashes, since } = saved
  const values = formValues(part, merged, { language, own: register.organisation.language })
  const clash = { isGone: now === null, since, clashes, takes: new Map<string, string>(), faults: [] }
  return draw(now, values, { faults: [], refused: [], clash }, 409)
}
