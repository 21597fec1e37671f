import { type Context, Hono } from 'hono'
import { FiledDocument } from '#contract/register/filed-document.js'
import type { Fault } from '#lib/problem.js'
import { Problem } from '#lib/problem.js'
import { documentTarget, Filing, fileDocument, type Target } from '#service/file-document.js'
import { UploadPage } from '../../../web/documents/upload-page.js'
import { entryAddress } from '../../../web/register/parts.js'
import { faultsOf } from '../../api.js'
import { bodyUpTo } from '../../body-limits.js'
import { bodyStream } from '../../body-stream.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { takeUpload } from '../../multipart.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** The file, and what a form puts around it. */
const mostBytes = 51 * 1024 * 1024

/** The name of a file without its folder, which some browsers send. */
const plainName = (fileName: string): string => fileName.split(/[\\/]/).at(-1) ?? fileName

/** Papers come in. */
export default defineRoutes((kit) => {
  const { services } = kit
  const targetOf = (c: Context<Env>): Target | null => {
    const named = c.req.query('for')
    return named ? documentTarget(services, named) : null
  }
  const kindOf = (c: Context<Env>, target: Target | null): string => {
    const asked = FiledDocument.shape.kind.safeParse(c.req.query('kind')).data
    return asked ?? (target?.part === 'handOvers' ? 'act' : 'other')
  }
  const draw = async (
    c: Context<Env>,
    target: Target | null,
    complaint: string | null = null,
    faults: readonly Fault[] = [],
  ) =>
    drawPage(
      c,
      <UploadPage
        frame={await frameFor(c, kit)}
        target={target}
        kind={kindOf(c, target)}
        complaint={complaint}
        faults={faults}
      />,
      complaint === null ? 200 : 400,
    )

  return new Hono<Env>()
    .get('/documents/new', may('write'), (c) => draw(c, targetOf(c)))

    .post('/documents/new', may('write'), bodyUpTo(mostBytes), async (c) => {
      const target = targetOf(c)
      const { id, name: who } = c.get('principal')
      try {
        const { document, isNew } = await takeUpload(
          c.req.header('content-type'),
          bodyStream(c),
          async (fields, file) => {
            const field = (name: string) => fields.get(name)?.trim() ?? ''
            const filing = Filing.safeParse({
              kind: field('kind') || 'other',
              name: field('name') || plainName(file.name),
              ...(field('number') && { number: field('number') }),
              ...(field('date') && { date: field('date') }),
            })
            if (!filing.success)
              throw new Problem('invalid', 'What was said of the file is wrong.', {
                faults: faultsOf(filing.error.issues),
              })
            return fileDocument(services, file.pieces, filing.data, target, { id, name: who })
          },
        )
        tell(c, isNew ? 'documents.done' : 'documents.known', { document: document.id })
        if (target?.part === 'handOvers') return c.redirect(`/custody/${encodeURIComponent(target.id)}`, 303)
        return c.redirect(
          target ? entryAddress(target.part, target.id) : entryAddress('documents', document.id),
          303,
        )
      } catch (error) {
        if (!(error instanceof Problem && error.code === 'invalid')) throw error
        const { voice } = await frameFor(c, kit)
        return draw(c, target, voice.t('documents.refused'), [
          ...(error.faults.length > 0
            ? error.faults
            : [{ ...error.asFault(), where: voice.t('documents.file') }]),
        ])
      }
    })
})
