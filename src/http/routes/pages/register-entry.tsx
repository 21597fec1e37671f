import { type Context, Hono } from 'hono'
import type { Part } from '#contract/register.js'
import { isCollection } from '#domain/register/change.js'
import { type Entry, entryById } from '#domain/register/entries.js'
import { formValues } from '#domain/register/entry-to-form.js'
import { referrersOf } from '#domain/register/referrers.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { describeEntry } from '#service/describe-entry.js'
import { registerAt } from '#service/register-at.js'
import { EditPage, type EditPageProps } from '../../../web/register/edit-page.js'
import { EntryPage } from '../../../web/register/entry-page.js'
import { entryAddress, isEditable, newAddress, partAddress, partOf } from '../../../web/register/parts.js'
import { RemovePage } from '../../../web/register/remove-page.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { entryForm, postedForm } from '../../register/posted-form.js'
import { saveForm } from '../../register/save-form.js'
import { defineRoutes } from '../../routes.js'

const gone = (part: Part, id: string) => new Problem('not_found', said`There is no ${id} in ${part}.`)

const nothing: Pick<EditPageProps, 'faults' | 'refused' | 'clash' | 'why'> = {
  faults: [],
  refused: [],
  clash: null,
  why: '',
}

/** One entry of the register: seen, made, changed, removed. */
export default defineRoutes((kit) => {
  const { services } = kit
  const now = () => services.register.value

  /** The part that an address names, where people may write into it by a form. */
  const editable = (c: Context<Env>): Part | null => {
    const part = partOf(c.req.param('part') ?? '')
    return part !== null && isEditable(part) ? part : null
  }
  const found = (part: Part, id: string): Entry => {
    const entry =
      part === 'organisation' ? (now().organisation as unknown as Entry) : entryById(now(), part, id)
    if (entry === null) throw gone(part, id)
    return entry
  }

  const view = async (c: Context<Env>, part: Part, id: string): Promise<Response | null> => {
    const asOf = readAsOf(
      c.req.query('as-of') || undefined,
      now().organisation.timeZone,
      services.clock.now(),
    )
    const register = await registerAt(services, asOf)
    const described = await describeEntry(services, register, part, id)
    if (described === null) return null
    const frame = await frameFor(c, kit)
    return drawPage(
      c,
      <EntryPage
        frame={frame}
        register={register}
        described={described}
        asOf={asOf && frame.voice.instant(asOf)}
        today={dayOf(services.clock.now(), now().organisation.timeZone)}
      />,
    )
  }

  const edit = async (c: Context<Env>, part: Part, base: Entry | null, given: object = {}) => {
    const frame = await frameFor(c, kit)
    const languages = { language: frame.voice.language, own: now().organisation.language }
    const values = formValues(part, { ...base, ...given }, languages)
    return drawPage(
      c,
      <EditPage frame={frame} register={now()} part={part} base={base} values={values} {...nothing} />,
    )
  }

  const save = (c: Context<Env>, part: Part, id: string | null) =>
    saveForm(kit, c, part, id, {
      done: (saved) => {
        tell(c, id === null ? 'register.told.added' : 'register.told.changed', { id: saved })
        return c.redirect(entryAddress(part, saved), 303)
      },
    })

  const remove = async (c: Context<Env>, part: Part, id: string, refused: Problem | null) => {
    const entry = found(part, id)
    const frame = await frameFor(c, kit)
    const referrers = referrersOf(now(), part, id)
    const isChanged = refused?.code === 'conflict' && referrers.length === 0
    return drawPage(
      c,
      <RemovePage
        frame={frame}
        register={now()}
        part={part}
        entry={entry}
        referrers={referrers}
        complaint={
          refused && frame.voice.t(isChanged ? 'register.remove.changed' : 'register.remove.refused')
        }
        faults={refused?.code === 'conflict' ? [] : (refused?.faults ?? [])}
      />,
      refused ? (refused.code === 'conflict' ? 409 : 400) : 200,
    )
  }

  return new Hono<Env>()
    .get(
      '/register/organisation',
      may('read'),
      async (c, next) => (await view(c, 'organisation', now().organisation.id)) ?? next(),
    )
    .get('/register/organisation/edit', may('write'), (c) =>
      edit(c, 'organisation', found('organisation', '')),
    )
    .post('/register/organisation/edit', may('write'), entryForm, (c) =>
      save(c, 'organisation', now().organisation.id),
    )

    .get('/register/:part/new', may('write'), async (c, next) => {
      const part = editable(c)
      if (part === null || part === 'organisation' || part === 'serviceRecords') return next()
      if (!newAddress(part).startsWith('/register/')) return c.redirect(newAddress(part), 303)
      const given = Object.fromEntries(new URL(c.req.url).searchParams)
      return edit(c, part, null, { ...(part === 'assets' ? { state: 'in-use' } : {}), ...given })
    })
    .post('/register/:part/new', may('write'), entryForm, async (c, next) => {
      const part = editable(c)
      return part === null || part === 'organisation' || part === 'serviceRecords'
        ? next()
        : save(c, part, null)
    })

    .get('/register/:part/:id', may('read'), async (c, next) => {
      const part = partOf(c.req.param('part'))
      if (part === null || part === 'organisation') return next()
      return (await view(c, part, c.req.param('id'))) ?? next()
    })
    .get('/register/:part/:id/edit', may('write'), async (c, next) => {
      const part = editable(c)
      return part === null ? next() : edit(c, part, found(part, c.req.param('id')))
    })
    .post('/register/:part/:id/edit', may('write'), entryForm, async (c, next) => {
      const part = editable(c)
      return part === null ? next() : save(c, part, c.req.param('id'))
    })

    .get('/register/:part/:id/remove', may('write'), async (c, next) => {
      const part = editable(c)
      return part === null || !isCollection(part) ? next() : remove(c, part, c.req.param('id'), null)
    })
    .post('/register/:part/:id/remove', may('write'), entryForm, async (c, next) => {
      const part = editable(c)
      const id = c.req.param('id')
      if (part === null || !isCollection(part)) return next()
      found(part, id)
      const form = await postedForm(c)
      const { id: who, name } = c.get('principal')
      try {
        const change = { part, id, body: null, expected: form.one('version') }
        await services.editor.edit(
          { action: 'edit', why: form.one('why') || null, changes: [change] },
          { id: who, name },
        )
      } catch (error) {
        if (!(error instanceof Problem) || !['conflict', 'invalid'].includes(error.code)) throw error
        return remove(c, part, id, error)
      }
      tell(c, 'register.told.removed', { id })
      return c.redirect(partAddress(part), 303)
    })
})
