import { type Context, Hono } from 'hono'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { writingStyles } from '#domain/import/writing-style.js'
import { importPlan } from '#domain/plan/reading/plan-import.js'
import type { Upload } from '#domain/ports/uploads.js'
import { contentHash } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { asProblem } from '#service/importing/import-words.js'
import { planImportDocument } from '#service/importing/plan-import-document.js'
import {
  nothingNotedOfPlan,
  type PlanNoted,
  planFields,
  planNotedOf,
  planRequestOf,
} from '#service/importing/plan-request.js'
import { saidBy } from '#service/texts.js'
import type { Frame } from '../../../web/layout.js'
import { PlanImportCheckPage } from '../../../web/plans/importing/check-page.js'
import { PlanImportStartPage } from '../../../web/plans/importing/start-page.js'
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

const notedFrom = (form: Form, { encoding }: PlanNoted): PlanNoted => ({
  encoding,
  sheet: form.text('sheet') || null,
  style: writingStyles.find((style) => style === form.text('style')) ?? null,
  titles: form.text('titles') || null,
  isCreating: form.text('create-missing') !== '',
  typed: Object.fromEntries(
    planFields.map((name) => [name, form.text(name)] as const).filter(([, text]) => text),
  ),
})

/** A table of a plan comes in as those of the register do: the file, what it would change, and then the decision. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { texts, tables, register, editor } = services

  const uploadOf = async (c: Context<Env>): Promise<{ upload: Upload; noted: PlanNoted }> => {
    const upload = await tables.uploads.get(c.get('principal').id, c.req.param('id') ?? '')
    const noted = upload && planNotedOf(upload.note)
    if (!upload || !noted) throw new Problem('not_found', saidBy(texts, 'import.page.gone'))
    return { upload, noted }
  }

  const read = async (upload: Upload, { encoding }: PlanNoted): Promise<ReadSheets> => {
    try {
      return await tables.read(upload.path, encoding)
    } catch (error) {
      throw error instanceof SheetProblem ? asProblem(error, texts) : error
    }
  }

  const proposed = ({ sheets }: ReadSheets, noted: PlanNoted, { voice }: Pick<Frame, 'voice'>) => {
    const { value } = register
    const usual = { reader: voice.language, titles: value.organisation.language }
    const { request, wrong } = planRequestOf(noted, usual)
    const wanted = sheets.filter(({ name }) => noted.sheet === null || name === noted.sheet)
    return { result: importPlan(wanted.length > 0 ? wanted : sheets, request, value), wrong }
  }

  return new Hono<Env>()
    .get('/plans/import', may('write'), async (c) =>
      drawPage(c, <PlanImportStartPage frame={await frameFor(c, kit)} complaint={null} />),
    )

    .post('/plans/import', may('write'), bodyUpTo(mostBytes), async (c) => {
      const owner = c.get('principal').id
      const { upload, noted } = await takeUpload(
        c.req.header('content-type'),
        bodyStream(c),
        async (fields, { name, pieces }) => ({
          upload: await tables.uploads.put(owner, name, pieces),
          noted: { ...nothingNotedOfPlan, encoding: fields.get('encoding') || null },
        }),
      )
      await tables.uploads.note(upload, noted)
      try {
        await read(upload, noted)
      } catch (error) {
        await tables.uploads.remove(upload)
        if (!(error instanceof Problem)) throw error
        const frame = await frameFor(c, kit)
        return drawPage(
          c,
          <PlanImportStartPage frame={frame} complaint={frame.voice.said(error.said) ?? error.message} />,
          error.code === 'too_large' ? 413 : 400,
        )
      }
      return c.redirect(`/plans/import/${upload.id}`, 303)
    })

    .get('/plans/import/:id', may('write'), async (c) => {
      const { upload, noted } = await uploadOf(c)
      const file = await read(upload, noted)
      const frame = await frameFor(c, kit)
      const { result, wrong } = proposed(file, noted, frame)
      const proposal = 'proposal' in result ? result.proposal : null
      const taken = 'taken' in result ? result.taken : null
      const from = Number(c.req.query('after') ?? 0)
      return drawPage(
        c,
        <PlanImportCheckPage
          frame={frame}
          register={register.value}
          id={upload.id}
          name={upload.name}
          noted={noted}
          sheets={file.sheets.map(({ name }) => name).filter(Boolean)}
          understood={proposal?.frame ?? null}
          wrong={wrong}
          missing={'missing' in result ? result.missing : taken ? ['id'] : []}
          report={
            proposal && wrong.length === 0
              ? planImportDocument(file, proposal, texts, frame.voice.language)
              : null
          }
          complaint={taken ? frame.voice.t('plan.import.page.taken', { id: taken.id }) : null}
          seen={proposal ? contentHash(proposal.changes) : ''}
          from={Number.isInteger(from) && from > 0 ? from : 0}
        />,
      )
    })

    .post('/plans/import/:id', may('write'), async (c) => {
      const { upload, noted } = await uploadOf(c)
      await tables.uploads.note(upload, notedFrom(await readForm(c), noted))
      return c.redirect(`/plans/import/${upload.id}`, 303)
    })

    .post('/plans/import/:id/carry-out', may('write'), async (c) => {
      const { upload, noted } = await uploadOf(c)
      const file = await read(upload, noted)
      const { result, wrong } = proposed(file, noted, await frameFor(c, kit))
      const changes = 'proposal' in result && wrong.length === 0 ? result.proposal.changes : []
      // Somebody may have changed the register since the page was drawn: what was not seen is not done.
      if (
        !('proposal' in result) ||
        changes.length === 0 ||
        (await readForm(c)).text('seen') !== contentHash(changes)
      ) {
        tell(c, 'import.page.changed-meanwhile')
        return c.redirect(`/plans/import/${upload.id}`, 303)
      }
      const { id, name } = c.get('principal')
      await editor.edit({ action: 'import', why: upload.name, changes: [...changes] }, { id, name })
      await tables.uploads.remove(upload)
      const { differences, frame } = result.proposal
      tell(c, 'plan.import.page.done', {
        added: differences?.added.length ?? 0,
        changed: differences?.changed.length ?? 0,
        removed: differences?.removed.length ?? 0,
      })
      return c.redirect(`/plans/${encodeURIComponent(frame.id)}`, 303)
    })
})
