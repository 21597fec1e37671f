import { Problem } from '#lib/problem.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { scanXml } from '#lib/sheet/xml.js'

/** An element without its attributes: the text in it, or the elements. */
export interface XmlElement {
  readonly name: string
  text: string
  readonly children: XmlElement[]
}

const mostElements = 500_000
const deepest = 32

/**
 * A document as a tree. Entities of its own are refused, and so is what is too much or too deep.
 * @throws Problem invalid.
 */
export const readXmlTree = (source: string): XmlElement => {
  const root: XmlElement = { name: '', text: '', children: [] }
  const open: XmlElement[] = [root]
  let count = 0
  const refuse = (why: string) => new Problem('invalid', `This cannot be read as XML: ${why}.`)
  try {
    scanXml(source, {
      open: (name) => {
        count += 1
        if (count > mostElements) throw refuse(`it has more than ${mostElements} elements`)
        if (open.length > deepest) throw refuse(`it is more than ${deepest} elements deep`)
        const element: XmlElement = { name, text: '', children: [] }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      close: (name) => {
        const closed = open.length > 1 ? open.pop() : undefined
        if (closed?.name !== name) throw refuse(`</${name}> closes nothing that is open`)
      },
      text: (text) => {
        const inner = open.at(-1)
        if (inner) inner.text += text
      },
    })
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    const { detail, entity } = error.values
    throw refuse(
      String(detail ?? (entity === 'DOCTYPE' ? 'it has a document type' : `it uses the entity ${entity}`)),
    )
  }
  const [document, another] = root.children
  if (open.length > 1) throw refuse(`<${open.at(-1)?.name}> is not closed`)
  if (!document || another) throw refuse('it has no single element at its top')
  return document
}
