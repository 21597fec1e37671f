import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { LicenceCount, Position } from '#contract/position.js'
import { Asset } from '#contract/register/asset.js'
import { Contract } from '#contract/register/contract.js'
import { Entitlement } from '#contract/register/entitlement.js'
import { topics } from '#contract/topics.js'
import type { Rule } from '#domain/policy/compiled.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { readSupport } from '#service/read-support.js'

const root = new URL('../', import.meta.url)
const support = await readSupport()
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

const files = readdirSync(new URL('policies/rules/', root)).sort()
const ids = files.map((file) => file.replace(/\.yaml$/, ''))
const load = (id: string): Rule =>
  parseRule(id, `policies/rules/${id}.yaml`, read(`policies/rules/${id}.yaml`), topics, null, support)

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name).sort()

describe('the rules that are delivered', () => {
  it('are at least 25, and nothing else lies beside them', () => {
    expect(ids.length).toBeGreaterThanOrEqual(25)
    expect(files.filter((file) => !file.endsWith('.yaml'))).toEqual([])
  })

  it.each(ids)('%s loads and its three or more examples hold', (id) => {
    expect(load(id).examples.length).toBeGreaterThanOrEqual(3)
  })

  it.each(ids)('%s has an example that passes and one that does not', (id) => {
    const states = new Set(load(id).examples.map(({ expect: state }) => state))
    expect(states).toContain('pass')
    expect(states.has('fail') || states.has('lapsed')).toBe(true)
  })

  it.each(ids)('the texts of %s name only what the evidence can hold', (id) => {
    const rule = load(id)
    const schemas = {
      entitlement: Entitlement,
      contract: Contract,
      asset: Asset,
      fact: Asset,
      subject: Asset,
      position: Position,
      licences: LicenceCount,
    }
    const entry = rule.each === 'organisation' ? {} : schemas[rule.each].shape
    const known = new Set([
      'host',
      ...Object.keys(rule.settings),
      ...rule.evidence.map(([name]) => name),
      ...Object.keys(entry),
      ...(rule.each === 'fact' ? Object.keys(rule.topic?.schema.shape ?? {}) : []),
    ])
    const named = [rule.title, rule.failed, rule.remedy].flatMap(placeholders)
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })
})

const controlsOf = (framework: string): string[] => {
  const { controls } = parse(read(`policies/frameworks/${framework}.yaml`)) as { controls: { id: string }[] }
  return controls.map(({ id }) => `${framework}:${id}`)
}
const everyControl = new Set(
  readdirSync(new URL('policies/frameworks/', root)).flatMap((file) =>
    controlsOf(file.replace(/\.yaml$/, '')),
  ),
)
const everyCheck = Object.keys(parse(read('policies/checks.yaml')) as object)

describe('what the rules answer', () => {
  it.each(ids)('%s names controls and checks that exist', (id) => {
    const { controls, checks, partOf } = load(id)
    expect(controls.length).toBeGreaterThan(0)
    expect(controls.filter((control) => !everyControl.has(control))).toEqual([])
    expect([...checks, ...partOf].filter((check) => !everyCheck.includes(check))).toEqual([])
    expect(checks.filter((check) => partOf.includes(check))).toEqual([])
  })
})

const domain = new URL('../shared/domain/', root)
const isThere = existsSync(new URL('checks.csv', domain))

const rows = (file: string): Record<string, string>[] => {
  const lines = readFileSync(new URL(file, domain), 'utf8').trim().split(/\r?\n/)
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
    )
  const [header = [], ...body] = lines.map(cells)
  return body.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}

/** The controls that the columns of a row map a check to; what stands in brackets or with a star is no control. */
const mapped = (row: Record<string, string>): string[] => [
  ...[...(row.iso27001 ?? '').matchAll(/(?<![\w.])\d+\.\d+(?![\w.*])/g)].map(([id]) => `iso27001:${id}`),
  ...[...(row.cis_v81 ?? '').replace(/\(.*\)/, '').matchAll(/\d+\.\d+/g)].map(([id]) => `cis:${id}`),
  ...[...(row.nis2_art21_2 ?? '').matchAll(/\((\w)\)/g)].map(([, point]) => `nis2:21.2.${point}`),
  ...(row.sr_measure ?? '')
    .replace(/;.*/, '')
    .split(' ')
    .filter((number) => /^\d+$/.test(number))
    .map((number) => `rs-2016:${number}`),
]

describe.skipIf(!isThere)('the mapping of the catalogue of checks', () => {
  const catalogue = new Map(isThere ? rows('checks.csv').map((row) => [row.check ?? '', row]) : [])
  const plan = isThere ? rows('plan.csv').map((row) => Object.values(row)[0] ?? '') : []

  it.each(ids)('%s has the controls of its checks and no others', (id) => {
    const { controls, checks, partOf } = load(id)
    const all = new Set([...checks, ...partOf].flatMap((check) => mapped(catalogue.get(check) ?? {})))
    const whole = new Set(checks.flatMap((check) => mapped(catalogue.get(check) ?? {})))
    expect(new Set(controls).size).toBe(controls.length)
    expect([...whole].filter((control) => !controls.includes(control))).toEqual([])
    if (all.size > 0) expect(controls.filter((control) => !all.has(control))).toEqual([])
  })

  it.each(ids)('%s names rows of the plan', (id) => {
    expect(load(id).measures.filter((measure) => !plan.includes(measure))).toEqual([])
  })

  it('knows every check that a rule names', () => {
    const named = ids.map(load).flatMap(({ checks, partOf }) => [...checks, ...partOf])
    expect(named.filter((check) => !catalogue.has(check))).toEqual([])
  })

  it('says of every check that no rule answers wholly what is missing', () => {
    const [, table = ''] =
      /## Checks that no rule answers wholly\n(.*?)\n## /s.exec(read('docs/supported.md')) ?? []
    const told = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = '']) => names.split(', '))
    const answered = new Set(ids.map(load).flatMap(({ checks }) => checks))
    const open = Object.keys(parse(read('policies/checks.yaml')) as object).filter(
      (check) => !answered.has(check),
    )
    expect(told.filter((name) => /^[A-Z]+-\d+$/.test(name)).sort()).toEqual(open.sort())
  })
})

describe('the rules in Serbian', () => {
  const serbian = JSON.parse(read('src/locales/sr-Cyrl.rules.json')) as Record<string, string>
  const parts = ['title', 'failed', 'remedy'] as const

  it('has the three texts of every rule and no others', () => {
    const wanted = ids.flatMap((id) => parts.map((part) => `rules.${id}.${part}`))
    expect(Object.keys(serbian).sort()).toEqual(wanted.sort())
  })

  it.each(ids)('%s has the same placeholders', (id) => {
    const rule = load(id)
    for (const part of parts)
      expect(placeholders(serbian[`rules.${id}.${part}`] ?? '')).toEqual(placeholders(rule[part]))
  })

  it.each(ids)('%s is written in Cyrillic', (id) => {
    for (const part of parts) {
      const letters = (serbian[`rules.${id}.${part}`] ?? '').replace(/\{[^}]*\}/g, '').match(/\p{L}/gu) ?? []
      const cyrillic = letters.filter((letter) => /\p{Script=Cyrillic}/u.test(letter))
      expect(cyrillic.length / letters.length, part).toBeGreaterThan(0.5)
    }
  })

  it('mixes no two scripts within a word', () => {
    const mixed = Object.values(serbian).flatMap(
      (text) => text.match(/\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/gu) ?? [],
    )
    expect(mixed).toEqual([])
  })
})
