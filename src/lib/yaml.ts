import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Fault, Problem } from './problem.js'

/** A message about one node of the document, by its path. */
export interface YamlComplaint {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/**
 * Reads YAML into what `schema` says. `more` may complain of what a schema cannot see.
 * @throws Problem invalid: each fault with file, line and column.
 */
export const parseYaml = <T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  more: (value: T) => readonly YamlComplaint[] = () => [],
): T => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const fail = (faults: readonly Fault[]): never => {
    throw new Problem('invalid', `${file} is not right`, { faults })
  }
  const [broken] = document.errors
  if (broken)
    return fail(document.errors.map((error) => ({ where: at(error.pos[0]), what: error.message.trim() })))

  const place = (path: readonly PropertyKey[]): string => {
    const node: unknown = path.length > 0 ? document.getIn(path, true) : document.contents
    if (isNode(node) && node.range) return at(node.range[0])
    return path.length > 0 ? place(path.slice(0, -1)) : at(0)
  }
  const complain = (complaints: readonly YamlComplaint[]) =>
    fail(
      complaints.map(({ path, message }) => ({
        where: place(path),
        what: path.length > 0 ? `${path.join('.')}: ${message}` : message,
      })),
    )
  const parsed = schema.safeParse(document.toJS())
  if (!parsed.success) return complain(parsed.error.issues)
  const complaints = more(parsed.data)
  return complaints.length > 0 ? complain(complaints) : parsed.data
}
