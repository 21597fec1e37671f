import type { Document, Node, YAMLMap } from 'yaml'
import type { Fault } from '#lib/problem.js'

export interface YamlFile {
  readonly value: unknown
  /** What is no YAML. */
  readonly faults: readonly Fault[]
  /** `file:line:column` of a place; of the nearest one above where it is not in the file. */
  where(path: readonly (string | number)[]): string
}

/** Reads YAML and remembers where everything stands. */
export const openYaml = async (file: string, text: string): Promise<YamlFile> => {
  // Only who has a file pays for the parser.
  const { LineCounter, isMap, isScalar, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document: Document.Parsed = parseDocument(text, { lineCounter: lines })

  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }

  /** The key of a mapping's member: what is wrong with a setting is best shown at its name. */
  const keyIn = (map: YAMLMap, name: string): Node | undefined => {
    const pair = map.items.find(({ key }) => isScalar(key) && key.value === name)
    return pair && isScalar(pair.key) ? pair.key : undefined
  }

  const where = (path: readonly (string | number)[]): string => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const last = path[depth - 1]
      const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
      const node =
        isMap(parent) && typeof last === 'string'
          ? keyIn(parent, last)
          : document.getIn(path.slice(0, depth), true)
      const range = (node as Node | undefined)?.range
      if (range) return at(range[0])
    }
    return at(0)
  }

  const faults = document.errors.map((error) => ({
    where: at(error.pos[0]),
    what: error.message.split('\n')[0] ?? '',
  }))
  return { value: faults.length > 0 ? null : document.toJS(), faults, where }
}
