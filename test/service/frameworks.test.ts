import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '#lib/root.js'
import { readFrameworks } from '#service/frameworks.js'

const { byId, checks } = await readFrameworks()
const all = [...byId.values()]

describe('the catalogues that come with Popis', () => {
  test.each([
    ['rs-2016', 28],
    ['iso27001', 93],
    ['cis', 56],
    ['nis2', 10],
  ])('%s has its %i controls', (id, count) => {
    expect(byId.get(id)?.controls).toHaveLength(count)
  })

  test('say everything in English and in Serbian Cyrillic', () => {
    const texts = all.flatMap(({ title, basis, number, note, controls }) => [
      title,
      number,
      ...basis,
      ...(note ? [note] : []),
      ...controls.flatMap((control) => [control.title, ...(control.attest ? [control.attest] : [])]),
    ])
    for (const text of [...texts, ...Object.values(checks)]) {
      expect(text).toHaveProperty('en', expect.stringMatching(/^[^\p{Script=Cyrillic}]+$/u))
      expect(text).toHaveProperty('sr-Cyrl', expect.stringMatching(/\p{Script=Cyrillic}|^CIS/u))
    }
  })

  test('leave no control that can only stay unchecked', () => {
    const silent = all.flatMap(({ id, controls }) =>
      controls.filter((each) => each.checks.length === 0 && !each.attest).map((each) => `${id}:${each.id}`),
    )
    expect(silent).toEqual([])
  })

  test('ask people about the four Serbian measures that no probe can show', () => {
    const asked = byId.get('rs-2016')?.controls.filter(({ attest }) => attest)
    expect(asked?.map(({ id }) => id)).toEqual(expect.arrayContaining(['6', '7', '10', '24']))
  })

  test('give measure n of the Serbian decree its article n + 1', () => {
    for (const { id, article } of byId.get('rs-2016')?.controls ?? [])
      expect(article).toBe(String(Number(id) + 1))
  })
})

const source = join(packageRoot, '../shared/domain/frameworks.csv')

describe.skipIf(!existsSync(source))('against the list that they were made from', () => {
  const ids: Record<string, string> = {
    'ISO27001-2022-A': 'iso27001',
    'CIS-v8.1-IG1': 'cis',
    'NIS2-21-2': 'nis2',
    'RS-decree-94-2016': 'rs-2016',
  }
  const rows = (existsSync(source) ? readFileSync(source, 'utf8') : '')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [framework = '', id = ''] = line.split(',', 2)
      const checksOf = /([^,]*)$/.exec(line)?.[1] ?? ''
      const own = ids[framework] ?? ''
      return {
        own,
        id: own === 'nis2' ? `21.2.${id.slice(1, -1)}` : id,
        checks: checksOf.trim().split(' ').filter(Boolean),
      }
    })

  test('no control is missing and each names the same checks', () => {
    expect(rows).toHaveLength(187)
    for (const { own, id, checks: named } of rows)
      expect([own, id, byId.get(own)?.controls.find((control) => control.id === id)?.checks]).toEqual([
        own,
        id,
        named,
      ])
  })
})
