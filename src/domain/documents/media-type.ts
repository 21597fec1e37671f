/** Begins of files that say what they are; `at` is where the mark stands. */
const marks: readonly { readonly type: string; readonly at: number; readonly mark: string }[] = [
  { type: 'application/pdf', at: 0, mark: '%PDF-' },
  { type: 'image/png', at: 0, mark: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', at: 0, mark: '\xff\xd8\xff' },
  { type: 'image/gif', at: 0, mark: 'GIF8' },
  { type: 'image/webp', at: 8, mark: 'WEBP' },
  { type: 'image/tiff', at: 0, mark: 'II*\0' },
  { type: 'image/tiff', at: 0, mark: 'MM\0*' },
  { type: 'image/heic', at: 4, mark: 'ftypheic' },
  { type: 'image/heic', at: 4, mark: 'ftypmif1' },
]

/** Where a zip names its parts, by the part that only such a file has. */
const zipped: readonly (readonly [part: string, type: string])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]

const openDocument = /^mimetype(application\/vnd\.oasis\.opendocument\.[a-z-]+)/

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'image/heic': 'heic',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.text': 'odt',
}

/** One character for each byte. */
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const zipType = (head: string, tail: string): string => {
  const stated = openDocument.exec(head.slice(30))
  if (stated?.[1]) return stated[1]
  // The list of a zip's parts stands at its end; where it is short, their names are near its beginning, too.
  return zipped.find(([part]) => head.includes(part) || tail.includes(part))?.[1] ?? 'application/zip'
}

/** What a file is by its own bytes, whatever its sender says; the first and the last of them are enough. */
export const mediaTypeOf = (file: { readonly head: Uint8Array; readonly tail: Uint8Array }): string => {
  const head = latin1(file.head)
  if (head.startsWith('PK\x03\x04')) return zipType(head, latin1(file.tail))
  return marks.find(({ at, mark }) => head.startsWith(mark, at))?.type ?? 'application/octet-stream'
}

/** The ending that a name of such a file has. */
export const endingOf = (mediaType: string): string => endings[mediaType] ?? 'bin'

/** Whether this program itself gives files that type: no page is among them. */
export const isKnownType = (mediaType: string): boolean => Object.hasOwn(endings, mediaType)
