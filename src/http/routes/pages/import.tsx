import { type Context, Hono } from 'hono'
import { importParts } from '#domain/import/import-field.js'
import type { ImportPlan } from '#domain/import/import-plan.js'
import type { ImportProposal } from '#domain/import/propose-import.js'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { writingStyles } from '#domain/import/writing-style.js'
import type { Upload } from '#domain/ports/uploads.js'
import { contentHash } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import { columnName } from '#lib/sheet/sheet.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { asProblem } from '#service/importing/import-words.js'
import { type Noted, notedOf, requestOf } from '#service/importing/stored-request.js'
import { saidBy } from '#service/texts.js'
import { ImportCheckPage } from '../../../web/importing/check-page.js'
import { ImportMatchPage } from '../../../web/importing/match-page.js'
import { ImportStartPage } from '../../../web/importing/start-page.js'
import { partAddress } from '../../../web/register/parts.js'
import { bodyUpTo } from '../../body-limits.js'
import { bodyStream } from '../../body-stream.js'
import type { Env } from '../../env.js'
import { type Form, readForm } from '../../form.js'
import { may } from '../../may.js'
import { takeUpload } from '../../multipart.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** A file of 50 MB, and the form around it. */
const mostBytes = 51 * 1024 * 1024

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((name) => name === text) ?? null

/** What is to be done with the file, of what the form says. */
const notedFrom = (form: Form, { table }: ImportProposal, before: Noted): Noted => {
  const into = oneOf(importParts, form.text('into')) ?? table.part
  const sheet = form.text('sheet') || before.sheet
  const isAnother =
    form.text('step') === 'again' || into !== table.part || (sheet !== null && sheet !== table.sheet.name)
  const columns = table.columns.map(({ index }) => {
    const letter = columnName(index)
    return [letter, form.text(`column-${letter}`) || null] as const
  })
  const defaults = [...form.names('default-')].flatMap((path) => {
    const text = form.text(`default-${path}`)
    return text === '' ? [] : [[path, text] as const]
  })
  return {
    encoding: before.encoding,
    into,
    sheet,
    // Another part or sheet has other columns: they are matched anew.
    columns: isAnother ? {} : Object.fromEntries(columns),
    defaults: isAnother ? {} : Object.fromEntries(defaults),
    style: oneOf(writingStyles, form.text('style')),
    isCreating: form.text('create-missing') !== '',
  }
}

/** Tables come into the register in three steps: the file, its columns, and what it would change. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { texts, tables } = services

  const uploadOf = async (c: Context<Env>): Promise<Upload> => {
    const upload = await tables.uploads.get(c.get('principal').id, c.req.param('id') ?? '')
    if (!upload) throw new Problem('not_found', saidBy(texts, 'import.page.gone'))
    return upload
  }

  const read = async (upload: Upload): Promise<{ file: ReadSheets; proposal: ImportProposal }> => {
    const noted = notedOf(upload.note)
    try {
      const file = await tables.read(upload.path, noted.encoding)
      return { file, proposal: await tables.imports.propose(file, requestOf(noted)) }
    } catch (error) {
      throw error instanceof SheetProblem ? asProblem(error, texts) : error
    }
  }

  const seenOf = ({ changes }: ImportPlan): string => contentHash(changes)

  return new Hono<Env>()
    .get('/register/import', may('read'), async (c) =>
      drawPage(c, <ImportStartPage frame={await frameFor(c, kit)} complaint={null} />),
    )

    .post('/register/import', may('write'), bodyUpTo(mostBytes), async (c) => {
      const owner = c.get('principal').id
      const { upload, noted } = await takeUpload(
        c.req.header('content-type'),
        bodyStream(c),
        async (fields, { name, pieces }) => ({
          upload: await tables.uploads.put(owner, name, pieces),
          noted: {
            ...notedOf(null),
            into: oneOf(importParts, fields.get('into')),
            encoding: fields.get('encoding') || null,
          },
        }),
      )
      await tables.uploads.note(upload, noted)
      try {
        await read({ ...upload, note: noted })
      } catch (error) {
        await tables.uploads.remove(upload)
        if (!(error instanceof Problem)) throw error
        const frame = await frameFor(c, kit)
        return drawPage(
          c,
          <ImportStartPage frame={frame} complaint={frame.voice.said(error.said) ?? error.message} />,
          error.code === 'too_large' ? 413 : 400,
        )
      }
      return c.redirect(`/register/import/${upload.id}`, 303)
    })

    .get('/register/import/:id', may('write'), async (c) => {
      const upload = await uploadOf(c)
      const { file, proposal } = await read(upload)
      return drawPage(
        c,
        <ImportMatchPage
          frame={await frameFor(c, kit)}
          texts={texts}
          id={upload.id}
          name={upload.name}
          file={file}
          proposal={proposal}
        />,
      )
    })

    .post('/register/import/:id', may('write'), async (c) => {
      const upload = await uploadOf(c)
      const { proposal } = await read(upload)
      const noted = notedFrom(await readForm(c), proposal, notedOf(upload.note))
      await tables.uploads.note(upload, noted)
      const isMatched = Object.keys(noted.columns).length > 0
      return c.redirect(`/register/import/${upload.id}${isMatched ? '/check' : ''}`, 303)
    })

    .get('/register/import/:id/check', may('write'), async (c) => {
      const upload = await uploadOf(c)
      const { proposal } = await read(upload)
      const plan = await tables.imports.plan(proposal)
      const from = Number(c.req.query('after') ?? 0)
      return drawPage(
        c,
        <ImportCheckPage
          frame={await frameFor(c, kit)}
          texts={texts}
          id={upload.id}
          name={upload.name}
          proposal={proposal}
          plan={plan}
          seen={seenOf(plan)}
          from={Number.isInteger(from) && from > 0 ? from : 0}
        />,
      )
    })

    .post('/register/import/:id/carry-out', may('write'), async (c) => {
      const upload = await uploadOf(c)
      const { proposal } = await read(upload)
      const plan = await tables.imports.plan(proposal)
      // Somebody may have changed the register since the page was drawn: what was not seen is not done.
      if (plan.faults.length > 0 || (await readForm(c)).text('seen') !== seenOf(plan)) {
        tell(c, 'import.page.changed-meanwhile')
        return c.redirect(`/register/import/${upload.id}/check`, 303)
      }
      await tables.imports.carryOut(plan, proposal, upload.name, c.get('principal'))
      await tables.uploads.remove(upload)
      const added = plan.entries.filter(({ isNew }) => isNew).length
      tell(c, 'import.page.done', { added, changed: plan.entries.length - added })
      return c.redirect(partAddress(plan.part), 303)
    })
})
