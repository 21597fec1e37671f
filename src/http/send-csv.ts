import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { csvLineBy, csvStart } from '#lib/csv-line.js'
import type { Env } from './env.js'

/** A name of a file that every system takes. */
const plain = (name: string): string => name.replace(/[^\w.-]+/g, '-')

/** Sends rows as a CSV file while they are still being read: `pages` gives some at a time. */
export const sendCsv = (
  c: Context<Env>,
  name: string,
  head: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]>,
  separator: ',' | ';' = ',',
): Response => {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${plain(name)}.csv"`)
  return stream(c, async (out) => {
    await out.write(csvStart + csvLineBy(separator, head))
    for await (const rows of pages) await out.write(rows.map((row) => csvLineBy(separator, row)).join(''))
  })
}
