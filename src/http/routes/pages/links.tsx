import { type Context, Hono } from 'hono'
import { type Asset, AssetKind } from '#contract/register/asset.js'
import { SubjectKind } from '#contract/topic.js'
import { isInUse } from '#domain/policy/register-things.js'
import type { Subject } from '#domain/ports.js'
import { entryById } from '#domain/register/entries.js'
import { nextInventoryNumber } from '#domain/register/next-number.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { askAgain, ignoreSubject, linkAsset, recordSubject, unlinkAsset } from '#service/link-asset.js'
import {
  assetsLinkedByHand,
  describeUnrecorded,
  pageOfAssets,
  pageOfSubjects,
  subjectCursor,
  unlinkedSubjects,
  unseenAssets,
} from '#service/unlinked.js'
import { type LinkList, LinksPage, lists, type Shown } from '../../../web/links/links-page.js'
import type { Env } from '../../env.js'
import { type Form, readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const onPage = 25
/** How many are offered while one types. */
const mostOffered = 200

/** What an asset can be said to be here; who disposes of one shows what became of its data. */
const states: readonly string[] = ['in-store', 'in-repair', 'retired']

/** What was recorded and never seen, what is seen and not recorded, and how that is set right. */
export default defineRoutes((kit) => {
  const { services } = kit
  const who = (c: Context<Env>) => {
    const { id, name } = c.get('principal')
    return { id, name }
  }

  const pageOf = async (list: LinkList, kind: string | undefined, after: string | undefined) => {
    const assetKind = AssetKind.safeParse(kind).data
    const subjectKind = SubjectKind.safeParse(kind).data
    const subjects = await unlinkedSubjects(services)
    const unseen = unseenAssets(services)
    const linked = assetsLinkedByHand(services.register.value)
    const counts = {
      unseen: unseen.length,
      unrecorded: subjects.unrecorded.length,
      ignored: subjects.ignored.length,
      linked: linked.length,
    }
    const ofKind = <S extends { readonly kind: string }>(all: readonly S[], wanted: string | undefined) =>
      wanted === undefined ? all : all.filter((each) => each.kind === wanted)
    if (list === 'unseen' || list === 'linked') {
      const all = list === 'unseen' ? unseen : linked
      const found = pageOfAssets(ofKind(all, assetKind), after, onPage)
      const assets = found.slice(0, onPage)
      const next = found.length > onPage ? (assets.at(-1)?.id ?? null) : null
      return { counts, subjects, unseen, next, shown: { list, assets } as Shown, kind: assetKind ?? null }
    }
    const paged = <S extends Subject>(all: readonly S[]) => {
      const found = pageOfSubjects(ofKind(all, subjectKind), after, onPage)
      const page = found.slice(0, onPage)
      const last = page.at(-1)
      return { page, next: found.length > onPage && last ? subjectCursor(last) : null }
    }
    const kindShown = subjectKind ?? null
    if (list === 'ignored') {
      const { page, next } = paged(subjects.ignored)
      return { counts, subjects, unseen, next, shown: { list, subjects: page } as Shown, kind: kindShown }
    }
    const { page, next } = paged(subjects.unrecorded)
    const register = services.register.value
    const described = await Promise.all(page.map((each) => describeUnrecorded(services, register, each)))
    return { counts, subjects, unseen, next, shown: { list, subjects: described } as Shown, kind: kindShown }
  }

  const back = (c: Context<Env>, list: LinkList) => c.redirect(`/links?list=${list}`, 303)

  /** A form whose answer leads back to its list. */
  const answer =
    (list: LinkList, key: string, act: (form: Form, c: Context<Env>) => Promise<Record<string, string>>) =>
    async (c: Context<Env>) => {
      const form = await readForm(c)
      tell(c, key, await act(form, c))
      return back(c, list)
    }

  return new Hono<Env>()
    .get('/links', may('read'), async (c) => {
      const list = lists.find((each) => each === c.req.query('list')) ?? 'unrecorded'
      const frame = await frameFor(c, kit)
      const { counts, subjects, unseen, next, shown, kind } = await pageOf(
        list,
        c.req.query('kind'),
        c.req.query('after'),
      )
      const register = services.register.value
      return drawPage(
        c,
        <LinksPage
          frame={frame}
          register={register}
          counts={counts}
          shown={shown}
          kind={kind}
          next={next}
          choices={{
            assets: list === 'unrecorded' ? unseen.slice(0, mostOffered) : [],
            subjects: list === 'unseen' ? subjects.unrecorded.slice(0, mostOffered) : [],
            nextNumber: (of) => nextInventoryNumber(of, register.assets),
          }}
        />,
      )
    })

    .post(
      '/links/record',
      may('write'),
      answer('unrecorded', 'links.done.record', async (form, c) => {
        const kind = AssetKind.safeParse(form.text('kind')).data
        if (!kind) throw new Problem('invalid', 'Say what kind of thing it is.')
        const id = form.text('id')
        await recordSubject(services, form.text('subject'), { id, kind }, who(c))
        return { asset: id }
      }),
    )

    .post('/links/link', may('write'), async (c) => {
      const form = await readForm(c)
      const [asset, subject] = [form.text('asset'), form.text('subject')]
      await linkAsset(services, asset, subject, who(c))
      tell(c, 'links.done.link', { asset, subject })
      return back(c, 'unrecorded')
    })

    .post(
      '/links/unlink',
      may('write'),
      answer('linked', 'links.done.unlink', async (form, c) => {
        await unlinkAsset(services, form.text('asset'), who(c))
        return { asset: form.text('asset') }
      }),
    )

    .post(
      '/links/ignore',
      may('write'),
      answer('unrecorded', 'links.done.ignore', async (form, c) => {
        await ignoreSubject(services, form.text('subject'), form.text('why'), who(c))
        return {}
      }),
    )

    .post(
      '/links/ask-again',
      may('write'),
      answer('ignored', 'links.done.ask-again', async (form, c) => {
        await askAgain(services, form.text('subject'), who(c))
        return {}
      }),
    )

    .post(
      '/links/state',
      may('write'),
      answer('unseen', 'links.done.state', async (form, c) => {
        const id = form.text('asset')
        const state = form.text('state')
        const asset = entryById(services.register.value, 'assets', id) as Asset | null
        if (!asset) throw new Problem('not_found', said`There is no asset ${id}.`)
        if (!states.includes(state))
          throw new Problem('invalid', said`“${state}” is no state that is offered here.`)
        if (!isInUse(asset)) throw new Problem('conflict', said`${id} is not in use any more.`)
        await services.editor.edit(
          {
            action: 'edit',
            changes: [{ part: 'assets', id, body: { ...asset, state }, expected: form.text('version') }],
          },
          who(c),
        )
        return { asset: id }
      }),
    )
})
