import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { blockBytes, paddingOf, readTarHeader, tarEnd, tarHeader } from '#lib/tar.js'
import { temporaryFolder } from '../store/folder.js'

const part = fc.string({ unit: fc.constantFrom('a', 'Ж', '-', '.', '7'), minLength: 1, maxLength: 20 })

it('what a header says is read back', () => {
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
      fc.oneof(fc.nat(), fc.maxSafeNat()),
      (name, sizeBytes) => {
        expect(readTarHeader(tarHeader(name, sizeBytes, 0))).toEqual({ name, sizeBytes })
      },
    ),
  )
})

it('a header of which one byte is another one is none', () => {
  const header = tarHeader('keys/some.key', 12, 1_795_000_000_000)
  for (let at = 0; at < blockBytes; at += 1) {
    // What ends the checksum is not part of it, and readers do not look at it.
    if (at === 154 || at === 155) continue
    const damaged = Buffer.from(header)
    damaged[at] = (damaged[at] ?? 0) ^ 0x41
    expect(readTarHeader(damaged), String(at)).toBeNull()
  }
})

it('a name that does not fit is refused', () => {
  expect(() => tarHeader('x'.repeat(101), 0, 0)).toThrow('too long')
})

const hasTar = process.platform !== 'win32' && spawnSync('tar', ['--version']).status === 0

it.skipIf(!hasTar)('the tar of the system lists such an archive', () => {
  const file = join(temporaryFolder(), 'a.tar')
  const long = `${'folder/'.repeat(16)}документ`
  const entry = (name: string, text: string) =>
    Buffer.concat([
      tarHeader(name, Buffer.byteLength(text), 0),
      Buffer.from(text),
      Buffer.alloc(paddingOf(Buffer.byteLength(text))),
    ])
  writeFileSync(file, Buffer.concat([entry('one', 'x'.repeat(513)), entry(long, 'y'), tarEnd]))
  const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } } as const
  expect(execFileSync('tar', ['-tf', file], options)).toBe(`one\n${long}\n`)
  expect(execFileSync('tar', ['-xOf', file, 'one'], options)).toBe('x'.repeat(513))
})
