import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { ImportReport } from '#contract/import-report.js'
import { importParts } from '#domain/import/import-field.js'
import { writingStyles } from '#domain/import/writing-style.js'
import { Problem } from '#lib/problem.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { givenColumns } from '#service/importing/given-columns.js'
import { importDocument } from '#service/importing/import-document.js'
import { asProblem } from '#service/importing/import-words.js'
import { json, newApi, ProblemBody, refusals } from '../../api.js'
import { bodyUpTo } from '../../body-limits.js'
import { bodyStream } from '../../body-stream.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const yesNo = z.enum(['true', 'false']).default('false')

const route = createRoute({
  method: 'post',
  path: '/api/v1/register/import',
  summary: 'Takes a table into the register: all of it, or nothing where it has a fault',
  description:
    'The body is the file: CSV, XLSX or ODS, 50 MB at most. A dry run answers with what would change and every fault; an import with a fault is refused, and each fault stands in `errors`.',
  middleware: [may('write'), bodyUpTo(50 * 1024 * 1024)] as const,
  request: {
    query: z.strictObject({
      'dry-run': yesNo.meta({ description: 'Only say what would change.' }),
      into: z.enum(importParts).optional().meta({ description: 'The collection; else the heads tell.' }),
      sheet: z.string().max(256).optional().meta({ description: 'Name of the sheet.' }),
      columns: z
        .string()
        .max(16_384)
        .optional()
        .meta({ description: 'Fields by head or letter of a column: `Инв. број=id,C=serial`.' }),
      default: z
        .string()
        .max(4096)
        .optional()
        .meta({ description: 'What new entries hold where their row says nothing: `kind=computer`.' }),
      encoding: z.string().max(64).optional().meta({ description: 'Of a CSV file; else it is found out.' }),
      locale: z
        .enum(writingStyles)
        .optional()
        .meta({ description: 'How numbers and dates are written, where the column does not show it.' }),
      'create-missing': yesNo.meta({
        description: 'Make the places, persons and roles that rows name and the register lacks.',
      }),
      name: z.string().max(200).optional().meta({ description: 'Name of the file, for the history.' }),
    }),
  },
  responses: {
    200: json(
      'What was or would be changed.',
      ImportReport.extend({
        dryRun: z.boolean(),
        edit: z.int().nullable().describe('Number in the history; null where nothing was changed.'),
      }),
    ),
    ...refusals,
    413: json('The file is larger than 50 MB, or far larger once it is unpacked.', ProblemBody),
  },
})

/** Tables by API, as `popis register import` takes them. */
export default defineRoutes(({ services }) =>
  newApi().openapi(route, async (c) => {
    const asked = c.req.valid('query')
    const { tables, texts } = services
    const who = c.get('principal')
    const upload = await tables.uploads.put(
      who.id,
      asked.name ?? 'import',
      bodyStream(c as unknown as Context<Env>),
    )
    try {
      const file = await tables.read(upload.path, asked.encoding ?? null).catch((error: unknown) => {
        throw error instanceof SheetProblem ? asProblem(error, texts) : error
      })
      const defaults = givenColumns([asked.default ?? ''], 'default')
      const proposal = await tables.imports.propose(file, {
        into: asked.into ?? null,
        sheet: asked.sheet ?? null,
        columns: givenColumns([asked.columns ?? ''], 'columns'),
        defaults: new Map(
          [...defaults].flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])),
        ),
        style: asked.locale ?? null,
        isCreating: asked['create-missing'] === 'true',
      })
      const plan = await tables.imports.plan(proposal)
      const document = importDocument(file, proposal, plan, texts, 'en')
      const isDryRun = asked['dry-run'] === 'true'
      if (isDryRun) return c.json({ ...document, dryRun: true, edit: null }, 200)
      if (plan.faults.length > 0)
        throw new Problem('invalid', `The table has ${plan.faults.length} faults; nothing was imported.`, {
          faults: document.faults.map(({ sheet, row, cell, head, what }) => ({
            where:
              [sheet, cell ?? `row ${row}`].filter(Boolean).join('!') + (head === null ? '' : ` (${head})`),
            what,
          })),
        })
      const { number } = await tables.imports.carryOut(plan, proposal, upload.name, who)
      return c.json({ ...document, dryRun: false, edit: number }, 200)
    } finally {
      await tables.uploads.remove(upload)
    }
  }),
)
