import { Hono } from 'hono'
import { importParts } from '#domain/import/import-field.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { exportFile } from '#service/importing/export-file.js'
import { partOf } from '../../../web/register/parts.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'
import { attachment } from '../../send-file.js'

/** The register as files: `/register/export/assets.xlsx`, or `register.ods` for all of it. */
export default defineRoutes(({ services }) =>
  new Hono<Env>().get('/register/export/:file', may('read'), async (c) => {
    const { register, tables, texts } = services
    const [, name = '', format = ''] = /^([\w-]+)\.(\w+)$/.exec(c.req.param('file')) ?? []
    const part = importParts.find((known) => known === partOf(name)) ?? null
    if (part === null && name !== 'register')
      throw new Problem('not_found', said`There is nothing to export under ${c.req.param('file')}.`)
    const { bytes, mediaType } = await exportFile(register.value, {
      part,
      format,
      formats: tables.formats,
      texts,
      language: register.value.organisation.language,
    })
    c.header('Content-Type', mediaType)
    c.header('Content-Disposition', attachment(`${name}.${format}`))
    c.header('Cache-Control', 'no-store')
    return c.body(new Uint8Array(bytes))
  }),
)
