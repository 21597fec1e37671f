import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryOf, formParts, takeUpload } from '#http/multipart.js'

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

const wholeOf = async (pieces: AsyncIterable<Uint8Array>) => {
  const taken: Uint8Array[] = []
  for await (const piece of pieces) taken.push(piece)
  return Buffer.concat(taken)
}

/** A form as the platform itself writes it. */
const written = async (form: FormData) => {
  const response = new Response(form)
  const type = response.headers.get('content-type') ?? ''
  return { type, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('a form with a file', () => {
  it('is read as it was written, wherever it is cut', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      // What looks like the end of a part and is none.
      fc.constantFrom('\r\n--', '\r\n----WebKit', '--\r\n\r\n', '\r\n').map((text) => Buffer.from(text)),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.string({ maxLength: 40 }).filter((text) => !/[\r\n]/.test(text)),
        content,
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
        async (note, file, sizes) => {
          const form = new FormData()
          form.set('note', note)
          form.set('file', new File([new Uint8Array(file)], 'слика "1".png'))
          form.set('after', 'x')
          const { type, bytes } = await written(form)
          const found: [string, string | null, string][] = []
          for await (const { name, fileName, body } of formParts(cut(bytes, sizes), boundaryOf(type) ?? ''))
            found.push([name, fileName, (await wholeOf(body)).toString('latin1')])
          expect(found.map(([name]) => name)).toEqual(['note', 'file', 'after'])
          expect(Buffer.from(found[0]?.[2] ?? '', 'latin1').toString('utf8')).toBe(note.toWellFormed())
          expect(found[1]?.[2]).toBe(Buffer.from(file).toString('latin1'))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('gives the file with the fields before it, by its name in any script', async () => {
    const form = new FormData()
    form.set('kind', 'act')
    form.set('file', new File(['bytes'], 'реверс "1".pdf'))
    const { type, bytes } = await written(form)
    const taken = await takeUpload(type, cut(bytes, [10]), async (fields, file) => [
      fields.get('kind'),
      file.name,
      (await wholeOf(file.pieces)).toString(),
    ])
    expect(taken).toEqual(['act', 'реверс "1".pdf', 'bytes'])
  })

  it.each([0.2, 0.5, 0.95])('is refused where it ends after %d of itself', async (share) => {
    const form = new FormData()
    form.set('file', new File(['x'.repeat(3000)], 'a.pdf'))
    const { type, bytes } = await written(form)
    const half = bytes.subarray(0, Math.floor(bytes.length * share))
    await expect(
      takeUpload(type, cut(half, [100]), async (_, file) => wholeOf(file.pieces)),
    ).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is refused where no file is in it, and where it is no form', async () => {
    const form = new FormData()
    form.set('file', new File([], ''))
    const { type, bytes } = await written(form)
    const take = async () => 'taken'
    await expect(takeUpload(type, cut(bytes, [100]), take)).rejects.toMatchObject({ code: 'invalid' })
    await expect(takeUpload('text/plain', cut(bytes, [100]), take)).rejects.toMatchObject({
      code: 'unsupported',
    })
  })

  it('may not hold a field of any size', async () => {
    const form = new FormData()
    form.set('note', 'x'.repeat(100_000))
    const { type, bytes } = await written(form)
    await expect(takeUpload(type, cut(bytes, [5000]), async () => 1)).rejects.toMatchObject({
      code: 'too_large',
    })
  })
})
