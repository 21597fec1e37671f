import { type Context, Hono } from 'hono'
import { type Entry, entryById } from '#domain/register/entries.js'
import { type FormValues, typedOf } from '#domain/register/entry-to-form.js'
import type { FieldFault } from '#domain/register/read-field.js'
import { meantBy } from '#domain/register/select.js'
import type { Fault } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import { recordServices } from '#service/record-services.js'
import { entryAddress, partAddress } from '../../../web/register/parts.js'
import { ServiceRecordPage } from '../../../web/register/service-record-page.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { readNames } from '../../register/list-query.js'
import { entryForm, postedForm } from '../../register/posted-form.js'
import { defineRoutes } from '../../routes.js'

const path = '/register/service-records/new'

/** One act on several things, recorded at once. */
export default defineRoutes((kit) => {
  const { services } = kit

  const draw = async (
    c: Context<Env>,
    { ids, more, values }: { ids: readonly string[]; more: string; values: FormValues },
    { faults, refused }: { faults: readonly FieldFault[]; refused: readonly Fault[] },
    status: 200 | 400,
  ) => {
    const register = services.register.value
    const chosen = ids.map((id) => entryById(register, 'assets', id)).filter((entry) => entry !== null)
    return drawPage(
      c,
      <ServiceRecordPage
        frame={await frameFor(c, kit)}
        register={register}
        chosen={chosen}
        more={more}
        values={values}
        faults={faults}
        refused={refused}
      />,
      status,
    )
  }

  return new Hono<Env>()
    .get(path, may('write'), (c) => {
      const { timeZone } = services.register.value.organisation
      const values: FormValues = new Map([
        ['date', [dayOf(services.clock.now(), timeZone)]],
        ...['kind', 'place'].map((name) => [name, [c.req.query(name) ?? '']] as const),
      ])
      return draw(c, { ids: readNames(c, 'assets'), more: '', values }, { faults: [], refused: [] }, 200)
    })

    .post(path, may('write'), entryForm, async (c) => {
      const form = await postedForm(c)
      const { id: who, name } = c.get('principal')
      const register = services.register.value
      const ids = form.all('assets').filter(Boolean)
      const typed = form
        .one('more')
        .split(/[\n,;]/)
        .map((text) => text.trim())
        .filter(Boolean)
      const meant = typed.map((text): [string, Entry | null] => [text, meantBy(register, ['assets'], text)])
      const unknown = meant.filter(([, entry]) => entry === null).map(([text]) => text)
      const assets = [...new Set([...ids, ...meant.flatMap(([, entry]) => (entry ? [entry.id] : []))])]
      const values = form.after('f.')
      const frame = await frameFor(c, kit)
      const made = await recordServices(
        services,
        { assets, unknown, typed: typedOf(values), language: frame.voice.language },
        { id: who, name },
      )
      if (made.outcome === 'faulty') return draw(c, { ids, more: form.one('more'), values }, made, 400)
      tell(c, 'register.told.services', { count: made.ids.length })
      const [only] = assets
      return c.redirect(
        assets.length === 1 && only !== undefined
          ? entryAddress('assets', only)
          : partAddress('serviceRecords'),
        303,
      )
    })
})
