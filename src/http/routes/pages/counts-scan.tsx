import { type Context, Hono } from 'hono'
import { NewMark } from '#contract/count.js'
import { lastMarks } from '#domain/counting/mark.js'
import { Problem } from '#lib/problem.js'
import { MarkPage } from '../../../web/counts/mark.js'
import { ScanPage } from '../../../web/counts/scan.js'
import { bodyUpTo } from '../../body-limits.js'
import { readMarkForm } from '../../count-forms.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** A document of the register, and the few fields before it. */
const mostPhotoBytes = 51 * 1024 * 1024

const query = (values: Readonly<Record<string, string>>): string => {
  const given = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''))
  return given.size > 0 ? `?${given}` : ''
}

/** An address of these pages to go back to, never another site. */
const ownAddress = (next: string, otherwise: string): string => {
  const url = URL.parse(next, 'http://here')
  return url?.host === 'here' && url.pathname.startsWith('/counts/') ? url.pathname + url.search : otherwise
}

/** Counting: the field for a scanner, the page of one thing, several things at once, and the way back. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { counts } = services
  const at = (c: Context<Env>, rest: string) =>
    `/counts/${encodeURIComponent(c.req.param('id') ?? '')}${rest}`
  const who = (c: Context<Env>) => {
    const { id, name } = c.get('principal')
    return { id, name }
  }

  const drawMark = async (
    c: Context<Env>,
    { tag, asset, place }: { tag: string; asset: string; place: string },
    again: {
      readonly faults: Readonly<Record<string, string>>
      readonly values: Readonly<Record<string, string>>
    } | null,
  ) => {
    const id = c.req.param('id') ?? ''
    const view = await counts.view(id)
    const match = await counts.match(id, asset || tag, asset !== '')
    const known = match.kind === 'listed' || match.kind === 'outside' ? match.asset.id : null
    const seen = await counts.seen(view.count, new Set(known === null ? [] : [known]))
    const frame = await frameFor(c, kit)
    const address = at(c, `/mark${query({ tag, asset, place })}`)
    return drawPage(
      c,
      <MarkPage
        frame={{ ...frame, address }}
        view={view}
        match={match}
        tag={match.kind === 'unknown' ? match.tag : tag || asset}
        place={place}
        markId={again?.values.mark ?? crypto.randomUUID()}
        last={(known !== null && lastMarks(view.marks).get(known)) || null}
        seen={seen.get(known ?? '')}
        complaint={again ? frame.voice.t('web.count.mark.wrong') : null}
        faults={Object.fromEntries(
          Object.entries(again?.faults ?? {}).map(([name, key]) => [name, frame.voice.t(key)]),
        )}
        values={again?.values ?? {}}
      />,
      again ? 400 : 200,
    )
  }

  return new Hono<Env>()
    .get('/counts/:id/scan', may('write'), async (c) => {
      const view = await counts.view(c.req.param('id'))
      if (view.count.state !== 'open') return c.redirect(at(c, ''), 303)
      return drawPage(
        c,
        <ScanPage
          frame={await frameFor(c, kit)}
          view={view}
          place={c.req.query('place') ?? ''}
          markId={crypto.randomUUID()}
        />,
      )
    })

    .post('/counts/:id/scan', may('write'), async (c) => {
      const form = await readForm(c)
      const [tag, place, found] = [form.text('tag'), form.text('place'), form.text('found') || 'found']
      const match = await counts.match(c.req.param('id'), tag)
      // What needs more than a tag has a page of its own.
      if (match.kind === 'unknown' || match.kind === 'several' || found === 'other-place')
        return c.redirect(at(c, `/mark${query({ tag, place })}`), 303)
      const mark = NewMark.safeParse({ id: form.text('mark'), tag, found, ...(place && { place }) })
      if (!mark.success) throw new Problem('invalid', 'This mark is wrong.')
      await counts.mark(c.req.param('id'), mark.data, who(c))
      tell(c, `web.count.told.${found === 'damaged' ? 'damaged' : 'found'}`, { tag: match.asset.id })
      return c.redirect(at(c, `/scan${query({ place })}`), 303)
    })

    .get('/counts/:id/mark', may('read'), async (c) => {
      const [tag, asset, place] = ['tag', 'asset', 'place'].map((name) => c.req.query(name) ?? '')
      if (!tag && !asset) return c.redirect(at(c, ''), 303)
      return drawMark(c, { tag: tag ?? '', asset: asset ?? '', place: place ?? '' }, null)
    })

    .post('/counts/:id/mark', may('write'), bodyUpTo(mostPhotoBytes), async (c) => {
      const id = c.req.param('id')
      const { count } = await counts.view(id)
      if (count.state !== 'open') {
        tell(c, 'web.count.is-closed')
        return c.redirect(at(c, ''), 303)
      }
      const { voice } = await frameFor(c, kit)
      const { values, document } = await readMarkForm(c, services, who(c), (tag) =>
        voice.t('count.photo-name', { tag, name: count.name }),
      )
      const { mark, tag = '', asset = '', found, place = '', note, what, serial } = values
      const faults: Record<string, string> = {}
      if (found === 'surplus' && !what) faults.what = 'web.count.surplus.what.missing'
      if (found === 'other-place' && !place && !note) faults.place = 'web.count.other-place.missing'
      const parsed = NewMark.safeParse({
        id: mark,
        tag,
        found,
        ...(asset && { asset }),
        ...(place && { place }),
        ...(note && { note }),
        ...(what && { what }),
        ...(serial && { serial }),
        ...(document && { document }),
      })
      if (!parsed.success || Object.keys(faults).length > 0)
        return drawMark(c, { tag, asset, place }, { faults, values })
      await counts.mark(id, parsed.data, who(c))
      tell(c, `web.count.told.${parsed.data.found}`, { tag: asset || tag })
      // The room is kept: what is somewhere else is the exception.
      return c.redirect(at(c, `/scan${query({ place: found === 'other-place' ? '' : place })}`), 303)
    })

    .post('/counts/:id/marks', may('write'), async (c) => {
      const form = await readForm(c)
      const place = form.text('place')
      const found = form.text('found') === 'missing' ? 'missing' : 'found'
      const ids = form.all('asset')
      for (const asset of ids) {
        const marked = found === 'found' && place ? { place } : {}
        await counts.mark(
          c.req.param('id'),
          { id: crypto.randomUUID(), tag: asset, asset, found, ...marked },
          who(c),
        )
      }
      tell(c, `web.count.told.many-${found}`, { count: ids.length })
      return c.redirect(ownAddress(form.text('back'), at(c, '?tab=open')), 303)
    })

    .post('/counts/:id/undo', may('write'), async (c) => {
      const form = await readForm(c)
      const { mark } = await counts.withdraw(
        c.req.param('id'),
        { id: crypto.randomUUID(), mark: form.text('mark') },
        who(c),
      )
      tell(c, 'web.count.told.undone', { tag: mark.asset ?? mark.tag })
      return c.redirect(at(c, `/scan${query({ place: form.text('place') })}`), 303)
    })
})
