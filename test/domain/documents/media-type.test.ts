import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { endingOf, isKnownType, mediaTypeOf } from '#domain/documents/media-type.js'

const typeOf = (bytes: Uint8Array) =>
  mediaTypeOf({ head: bytes.subarray(0, 8192), tail: bytes.subarray(-65_536) })

const office = 'application/vnd.openxmlformats-officedocument'

describe('the type of a file', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n…', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['RIFF\x01\x02\x03\x04WEBPVP8', 'image/webp'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['<!doctype html><script>', 'application/octet-stream'],
    ['PK', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('is told by its beginning: %j', (begin, type) => {
    expect(typeOf(Buffer.from(begin, 'latin1'))).toBe(type)
  })

  it.each([
    ['word/document.xml', `${office}.wordprocessingml.document`],
    ['xl/workbook.xml', `${office}.spreadsheetml.sheet`],
    ['xl/workbook.bin', `${office}.spreadsheetml.sheet`],
    ['something.txt', 'application/zip'],
  ])('is told of a zip by what is in it: %s', (part, type) => {
    const before = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`media/picture-${n}.png`, strToU8(`${n}`.repeat(500))]),
    )
    expect(typeOf(zipSync({ ...before, [part]: strToU8('<xml/>') }))).toBe(type)
  })

  it('is what an OpenDocument file says of itself', () => {
    const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet')
    expect(typeOf(zipSync({ mimetype: [mimetype, { level: 0 }], 'content.xml': strToU8('<x/>') }))).toBe(
      'application/vnd.oasis.opendocument.spreadsheet',
    )
  })

  it('is never a page', () => {
    expect(isKnownType('application/pdf')).toBe(true)
    expect(isKnownType('text/html')).toBe(false)
    expect(isKnownType('toString')).toBe(false)
    expect(endingOf('application/pdf')).toBe('pdf')
    expect(endingOf('text/html')).toBe('bin')
  })
})
