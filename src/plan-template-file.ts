import { open } from 'node:fs/promises'
import { PlanTemplate, templateFormat } from '#contract/plan-template.js'
import { templateHash } from '#domain/plan/template/template-of.js'
import { Problem } from '#lib/problem.js'
import { formatOf, handedOver, readJsonFile } from './handed-file.js'

/** Whether a file begins as JSON does, which no table does. */
const isJson = async (file: string): Promise<boolean> => {
  const handle = await open(file).catch(() => null)
  if (handle === null) return false
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return /^\uFEFF?\s*\{/.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

/**
 * The template in a file; null where the file is none, but a table.
 * @throws Problem invalid, with the path of each fault.
 */
export const readTemplateFile = async (file: string): Promise<PlanTemplate | null> => {
  if (!(await isJson(file))) return null
  const value = await readJsonFile(file)
  const format = formatOf(value)
  if (format !== templateFormat)
    throw new Problem(
      'invalid',
      `${file} is JSON, and no template of a plan${format === null ? '' : `, but ${format}`}`,
    )
  const template = handedOver(file, PlanTemplate, value)
  if (templateHash(template.plan) !== template.hash)
    throw new Problem('invalid', `${file} was changed after it was made: its hash is that of another content`)
  return template
}
