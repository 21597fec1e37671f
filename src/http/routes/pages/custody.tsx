import { type Context, Hono } from 'hono'
import type { HandOver } from '#contract/register/hand-over.js'
import { type ActFault, actFaults } from '#domain/custody/act.js'
import { custodyBook, holdingOfParty } from '#domain/custody/holdings.js'
import { custodySheet } from '#domain/custody/sheet.js'
import { type Entry, sortedEntries } from '#domain/register/entries.js'
import { pageOfEntries } from '#domain/register/select.js'
import { type Fault, Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { printCustodySheet } from '#service/custody-paper.js'
import { actFaultText, handOver, nextActNumber, todayOf } from '#service/hand-over.js'
import { countWords } from '#service/paper/count-words.js'
import { ActFormPage, type ActValues } from '../../../web/custody/act-form.js'
import { ActPage } from '../../../web/custody/act-page.js'
import { CustodyPage } from '../../../web/custody/custody-page.js'
import { HoldingPage } from '../../../web/custody/holding-page.js'
import type { Frame } from '../../../web/layout.js'
import { actOf, actValues, type MeantAssets, meantAssets, seenVersions } from '../../act-form.js'
import type { Env } from '../../env.js'
import { addressForm, type Form, readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { sendPdf } from '../../send-file.js'

const holdersOnPage = 100
const assetsOnPage = 100
const actsShown = 20

/** Who holds what, and the acts by which things change hands. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { texts } = services
  const wordsFor = (frame: Frame) =>
    countWords(texts, frame.voice.language, services.register.value.organisation.timeZone)
  const newest = (isWanted: (act: HandOver) => boolean): HandOver[] =>
    (sortedEntries(services.register.value, 'handOvers') as unknown as readonly HandOver[])
      .filter(isWanted)
      .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
      .slice(0, actsShown)

  const unclear = (frame: Frame, { unknown, ambiguous }: MeantAssets): Fault[] => [
    ...unknown.map((tag) => ({ where: tag, what: frame.voice.t('custody.tag.unknown') })),
    ...ambiguous.map(({ tag, ids }) => ({
      where: tag,
      what: frame.voice.t('custody.tag.several', { assets: ids.join(', ') }),
    })),
  ]

  const drawForm = async (
    c: Context<Env>,
    frame: Frame,
    values: ActValues,
    faults: readonly Fault[] = [],
    complaint: string | null = faults.length > 0 ? frame.voice.t('custody.refused') : null,
    status: 200 | 400 | 409 = complaint === null ? 200 : 400,
  ) => {
    const register = services.register.value
    const { assets } = meantAssets(register, values.assets)
    return drawPage(
      c,
      <ActFormPage
        frame={{ ...frame, address: `/custody/new?kind=${values.kind}` }}
        register={register}
        words={wordsFor(frame)}
        values={values}
        assets={assets}
        complaint={complaint}
        faults={faults}
      />,
      status,
    )
  }

  const valuesOf = (form: Form): ActValues =>
    actValues(form, services.register.value, { id: nextActNumber(services), date: todayOf(services) })

  const faultsIn = (frame: Frame, faults: readonly ActFault[]): Fault[] =>
    faults.map((fault) => ({
      where: fault.field === 'assets' ? fault.what : frame.voice.t(`register.handOvers.${fault.field}`),
      what: actFaultText(texts, frame.voice.language, fault),
    }))

  return new Hono<Env>()
    .get('/custody', may('read'), async (c) => {
      const frame = await frameFor(c, kit)
      const register = services.register.value
      const { holdings, unheld } = custodyBook(register)
      const sorted = holdings.toSorted((a, b) =>
        frame.voice.local(a.party.name).localeCompare(frame.voice.local(b.party.name), frame.voice.language),
      )
      const after = c.req.query('after')
      const from = after === undefined ? 0 : sorted.findIndex(({ party }) => party.id === after) + 1
      const shown = sorted.slice(from, from + holdersOnPage)
      return drawPage(
        c,
        <CustodyPage
          frame={frame}
          register={register}
          words={wordsFor(frame)}
          holdings={shown}
          next={from + shown.length < sorted.length ? (shown.at(-1)?.party.id ?? null) : null}
          unheld={unheld.length}
          acts={newest(() => true)}
        />,
      )
    })

    .get('/custody/nobody', may('read'), (c) =>
      c.redirect(
        `/custody/new?kind=hand-over${custodyBook(services.register.value)
          .unheld.slice(0, assetsOnPage)
          .map(({ id }) => `&assets=${encodeURIComponent(id)}`)
          .join('')}`,
        303,
      ),
    )

    .get('/custody/of/:party', may('read'), async (c) => {
      const id = c.req.param('party')
      const register = services.register.value
      const holding = holdingOfParty(register, id)
      if (!holding) throw new Problem('not_found', said`There is neither a person nor a role ${id}.`)
      const frame = await frameFor(c, kit)
      const held = holding.assets as unknown as readonly Entry[]
      const found = pageOfEntries(held, c.req.query('after'), assetsOnPage)
      const shown = found.slice(0, assetsOnPage) as unknown as typeof holding.assets
      return drawPage(
        c,
        <HoldingPage
          frame={frame}
          register={register}
          words={wordsFor(frame)}
          holding={holding}
          shown={shown}
          next={found.length > assetsOnPage ? (shown.at(-1)?.id ?? null) : null}
          acts={newest(({ from, to }) => from === id || to === id)}
        />,
      )
    })

    .get('/custody/new', may('write'), async (c) => {
      const frame = await frameFor(c, kit)
      const values = valuesOf(addressForm(c))
      const faults = unclear(frame, meantAssets(services.register.value, values.assets))
      return drawForm(c, frame, values, faults)
    })

    .post('/custody/new', may('write'), async (c) => {
      const form = await readForm(c)
      const frame = await frameFor(c, kit)
      const values = valuesOf(form)
      const register = services.register.value
      const meant = meantAssets(register, values.assets)
      const unclearTags = unclear(frame, meant)
      if (form.text('step') === 'look' || unclearTags.length > 0)
        return drawForm(c, frame, values, unclearTags)
      const read = actOf(values, meant.assets)
      if ('faults' in read) return drawForm(c, frame, values, read.faults)
      const faults = faultsIn(frame, actFaults(register, read.act, todayOf(services)))
      if (faults.length > 0) return drawForm(c, frame, values, faults)
      const { id, name } = c.get('principal')
      try {
        await handOver(services, read.act, seenVersions(form), { id, name })
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'conflict')) throw error
        return drawForm(c, frame, values, error.faults, frame.voice.t('custody.conflict'), 409)
      }
      tell(c, `custody.done.${read.act.kind}`, { count: read.act.assets.length })
      return c.redirect(`/custody/${encodeURIComponent(read.act.id)}`, 303)
    })

    .get('/custody/:file{.+\\.pdf}', may('read'), async (c) => {
      const id = c.req.param('file').slice(0, -'.pdf'.length)
      const asked = c.req.query('in') ?? ''
      const language = texts.languages.includes(asked) ? asked : (await frameFor(c, kit)).voice.language
      const pdf = await printCustodySheet(services.register, texts, id, language, services.clock.now())
      return sendPdf(c, `${id}.pdf`, pdf)
    })

    .get('/custody/:id', may('read'), async (c) => {
      const id = c.req.param('id')
      const register = services.register.value
      const sheet = custodySheet(register, id)
      if (!sheet) throw new Problem('not_found', said`There is no act ${id}.`)
      const frame = await frameFor(c, kit)
      return drawPage(c, <ActPage frame={frame} register={register} words={wordsFor(frame)} sheet={sheet} />)
    })
})
