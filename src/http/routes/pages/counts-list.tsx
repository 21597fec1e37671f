import { type Context, Hono } from 'hono'
import { type CountSheet, countSheet, partOfSheet } from '#service/count-sheet.js'
import { countCsv } from '#service/paper/count-csv.js'
import { renderCountList } from '#service/paper/count-pdf.js'
import { type CountWords, countWords } from '#service/paper/count-words.js'
import { CountListPage } from '../../../web/counts/list.js'
import type { Frame } from '../../../web/layout.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { attachment, sendPdf } from '../../send-file.js'

/** The list of a count, as page, PDF and CSV; with `?custodian=`, that part of it. */
export default defineRoutes((kit) => {
  const { services } = kit

  const read = async (
    c: Context<Env>,
  ): Promise<{ readonly frame: Frame; readonly sheet: CountSheet; readonly words: CountWords }> => {
    const frame = await frameFor(c, kit)
    const whole = countSheet(await services.counts.view(c.req.param('id') ?? ''))
    const { timeZone } = services.register.value.organisation
    return {
      frame,
      words: countWords(services.texts, frame.voice.language, timeZone),
      sheet: partOfSheet(whole, c.req.query('custodian')),
    }
  }
  const fileName = ({ count }: CountSheet, ending: string) => `popis-${count.id}.${ending}`

  return new Hono<Env>()
    .get('/counts/:id/list', may('read'), async (c) => drawPage(c, <CountListPage {...(await read(c))} />))

    .get('/counts/:id/list.pdf', may('read'), async (c) => {
      const { sheet, words } = await read(c)
      const pdf = await renderCountList(sheet, words, services.clock.now())
      return sendPdf(c, fileName(sheet, 'pdf'), pdf)
    })

    .get('/counts/:id/list.csv', may('read'), async (c) => {
      const { sheet, words } = await read(c)
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', attachment(fileName(sheet, 'csv')))
      return c.body(countCsv(sheet, words))
    })
})
