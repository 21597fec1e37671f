import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSeal } from '#service/people/seal.js'
import { temporaryFolder } from '../../store/folder.js'

describe('the seal', () => {
  it('gives back what was sealed, to the same key and for the same one alone', async () => {
    const folder = temporaryFolder()
    const seal = await openSeal(join(folder, 'keys', 'one.key'))
    const again = await openSeal(join(folder, 'keys', 'one.key'))
    const other = await openSeal(join(folder, 'keys', 'two.key'))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, about) => {
        const sealed = seal.close(text, about)
        expect(again.open(sealed, about)).toBe(text)
        expect(() => other.open(sealed, about)).toThrow('cannot be opened')
        expect(() => seal.open(sealed, `${about}x`)).toThrow('cannot be opened')
      }),
    )
  })

  it('sees every byte that was changed', async () => {
    const seal = await openSeal(join(temporaryFolder(), 'keys', 'one.key'))
    const sealed = Buffer.from(seal.close('JBSWY3DPEHPK3PXP', 'ana'), 'base64url')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => seal.open(changed.toString('base64url'), 'ana'), `byte ${at}`).toThrow()
    }
    expect(() => seal.open('', 'ana')).toThrow('cannot be opened')
  })

  it('does not go on with a key that is none', async () => {
    const file = join(temporaryFolder(), 'broken.key')
    writeFileSync(file, 'short\n')
    await expect(openSeal(file)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
