import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { Content } from 'pdfmake/interfaces.js'
import type { PdfDefinition } from './pdf.js'

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

const footOf = (footer: Content, page: number, pages: number): Content =>
  JSON.parse(
    JSON.stringify(footer).replaceAll('{page}', String(page)).replaceAll('{pages}', String(pages)),
  ) as Content

/** Draws a document in this thread, which does nothing else meanwhile. */
export const drawPdf = async (definition: PdfDefinition): Promise<Uint8Array> => {
  opened ??= openPdf()
  const pdfmake = await opened
  const { title, madeAt, defaultStyle, info, footer, ...rest } = definition
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      displayTitle: true,
      tagged: false,
      ...rest,
      ...(footer !== undefined && {
        footer: (page: number, pages: number) => footOf(footer, page, pages),
      }),
      defaultStyle: { font: 'sans', fontSize: 9.5, lineHeight: 1.15, ...defaultStyle },
      info: { title, creationDate: new Date(madeAt), creator: 'Popis', ...info },
    })
    .getBuffer()
}
