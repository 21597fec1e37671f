import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { type ImportPart, importParts } from '#domain/import/import-field.js'
import { applyChanges } from '#domain/register/change.js'
import { exportFile } from '#service/importing/export-file.js'
import { formats, nobody, planOf, readBytes, registerWith, sample, texts } from './reading.js'

const exported = async (register: Register, part: ImportPart | null, format: string, language: string) =>
  readBytes((await exportFile(register, { part, format, formats, texts, language })).bytes)

const organisation = sample.organisation

describe.each([...formats].flatMap(([name, { write }]) => (write ? [name] : [])))(
  'the register as %s',
  (format) => {
    it.each(importParts.filter((part) => sample[part].length > 0))(
      'has %s, and taking them in again changes nothing',
      async (part) => {
        for (const language of ['sr-Cyrl', 'sr-Latn', 'en']) {
          const plan = await planOf(await exported(sample, part, format, language), sample)
          expect(plan.faults).toEqual([])
          expect([plan.part, plan.rows, plan.unchanged]).toEqual([
            part,
            sample[part].length,
            sample[part].length,
          ])
          expect(plan.changes).toEqual([])
        }
      },
    )

    it('makes an empty register what it was', async () => {
      let register: Register = { ...nobody, organisation }
      for (const part of [
        'roles',
        'persons',
        'places',
        'assets',
        'entitlements',
        'contracts',
        'serviceRecords',
      ] as const) {
        if (sample[part].length === 0) continue
        const file = await exported(sample, part, format, 'sr-Cyrl')
        const [sheet] = file.sheets
        // References lead to entries further down the same table.
        expect(sheet?.rows.length).toBe(sample[part].length + 1)
        const plan = await planOf(file, register, { into: part })
        expect(plan.faults).toEqual([])
        register = applyChanges(register, plan.changes).next
        const byId = (list: readonly { id: string }[]) =>
          Object.fromEntries(list.map((entry) => [entry.id, entry]))
        expect(byId(register[part])).toEqual(byId(sample[part]))
      }
    })

    it('keeps whatever text an asset holds, however odd', async () => {
      const odd = fc.string({
        unit: fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          "'",
          '"',
          ';',
          ',',
          ' ',
          '\n',
          'ж',
          'đ',
          '1',
          '.',
          '&',
          '<',
          '_x000A_',
          '😀',
        ),
        minLength: 1,
        maxLength: 12,
      })
      const asset = fc
        .record({
          model: odd,
          note: odd,
          macs: fc.array(odd, { minLength: 1, maxLength: 3 }),
          watts: fc.double({ min: 0, max: 1e9, noNaN: true }),
        })
        .map(
          ({ model, note, macs, watts }): Asset => ({
            id: 'A',
            kind: 'other',
            state: 'in-use',
            model,
            note,
            macs,
            nominalWatts: Math.round(watts * 1000) / 1000,
          }),
        )
      await fc.assert(
        fc.asyncProperty(fc.array(asset, { minLength: 1, maxLength: 5 }), async (assets) => {
          const register = registerWith({
            assets: assets.map((entry, index) => ({ ...entry, id: `A-${index}` })),
          })
          const plan = await planOf(await exported(register, 'assets', format, 'sr-Cyrl'), register)
          expect(plan.faults).toEqual([])
          // A list loses what is only blanks; nothing else may differ.
          const differing = plan.entries.flatMap(({ differences }) => differences.map(({ path }) => path))
          expect(differing.filter((path) => path !== 'macs')).toEqual([])
        }),
        { numRuns: 15 },
      )
    })
  },
)

describe('a workbook of everything', () => {
  it('has a sheet for each part, each of which can be taken in', async () => {
    const file = await exported(sample, null, 'xlsx', 'sr-Cyrl')
    expect(file.sheets.length).toBe(importParts.filter((part) => sample[part].length > 0).length)
    for (const { name } of file.sheets) {
      const plan = await planOf(file, sample, { sheet: name })
      expect([name, plan.faults.length, plan.changes.length]).toEqual([name, 0, 0])
    }
  })
})
