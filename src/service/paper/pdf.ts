import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Instant } from '#lib/instant.js'

/** What `renderPdf` draws: a document of pdfmake. Its fonts are `sans` (the default) and `narrow`, with Cyrillic. */
export interface PdfDefinition extends TDocumentDefinitions {
  /** Title of the document, as readers show it. */
  readonly title: string
  /** Language of its text, so that it is read out right. */
  readonly language: string
  /** When it was made; it stands in the file. */
  readonly madeAt: Instant
}

const require = createRequire(import.meta.url)
const fontFolder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf')

const face = (name: string) => ({
  normal: join(fontFolder, `${name}.ttf`),
  bold: join(fontFolder, `${name}-Bold.ttf`),
  italics: join(fontFolder, `${name}-Oblique.ttf`),
  bolditalics: join(fontFolder, `${name}-BoldOblique.ttf`),
})

/** Drawing libraries are large: they are loaded with the first paper, not with the server. */
const openPdf = async () => {
  const { default: pdfmake } = await import('pdfmake')
  pdfmake.setFonts({ sans: face('DejaVuSans'), narrow: face('DejaVuSansCondensed') })
  // A paper is made of what is given here: nothing is fetched, and no file but a font is read.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontFolder + sep))
  return pdfmake
}

let opened: ReturnType<typeof openPdf> | undefined

/** Draws a document as PDF: A4 upright unless it says otherwise. */
export const renderPdf = async (definition: PdfDefinition): Promise<Uint8Array> => {
  opened ??= openPdf()
  const pdfmake = await opened
  const { title, madeAt, defaultStyle, info, ...rest } = definition
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      displayTitle: true,
      tagged: false,
      ...rest,
      defaultStyle: { font: 'sans', fontSize: 9.5, lineHeight: 1.15, ...defaultStyle },
      info: { title, creationDate: new Date(madeAt), creator: 'Popis', ...info },
    })
    .getBuffer()
}
