import { Worker } from 'node:worker_threads'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Instant } from '#lib/instant.js'
import { drawPdf } from './draw-pdf.js'

/**
 * What `renderPdf` draws: a document of pdfmake, as data alone. Its fonts are `sans` (the default) and `narrow`, with
 * Cyrillic.
 */
export interface PdfDefinition extends Omit<TDocumentDefinitions, 'footer'> {
  /** Title of the document, as readers show it. */
  readonly title: string
  /** Language of its text, so that it is read out right. */
  readonly language: string
  /** When it was made; it stands in the file. */
  readonly madeAt: Instant
  /** Stands under each page, with its number for `{page}` and that of all for `{pages}`. */
  readonly footer?: Content
}

/** So many lines are drawn in a fifth of a second; for more the server would stand still. */
const mostLines = 200

const isSource = import.meta.url.endsWith('.ts')

const inWorker = (definition: PdfDefinition): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(isSource ? './pdf-worker.ts' : './pdf-worker.js', import.meta.url), {
      workerData: definition,
      ...(isSource && { execArgv: ['--conditions=development', '--no-warnings'] }),
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    // After an answer this settles nothing any more.
    worker.once('exit', (code) => reject(new Error(`what draws papers ended with ${code} and said nothing`)))
  })

let last: Promise<unknown> = Promise.resolve()

/** One after another: each takes hundreds of megabytes. */
const inTurn = (definition: PdfDefinition): Promise<Uint8Array> => {
  const mine = last.then(() => inWorker(definition))
  last = mine.catch(() => undefined)
  return mine
}

/**
 * Draws a document as PDF: A4 upright unless it says otherwise.
 * @param lines how many rows of tables there are: many are drawn in a thread of their own, so that nobody waits for them.
 */
export const renderPdf = (definition: PdfDefinition, lines = 0): Promise<Uint8Array> =>
  lines > mostLines ? inTurn(definition) : drawPdf(definition)
