import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyRegister } from '#domain/register/empty-register.js'
import type { Command } from '../../src/command.js'
import lint from '../../src/commands/plan-lint.js'
import { correctPlan } from '../domain/plan/lint/correct-plan.js'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'popis-lint-'))
  vi.stubEnv('POPIS_DATA', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const run = async (args: string[], given: Record<string, unknown> = {}) => {
  const { options, run: carry } = lint as unknown as Command
  const out: string[] = []
  const code = await carry({
    options: options.parse({ asOf: '2026-11-22', ...given }),
    args,
    raw: [],
    terminal: { out: (line) => out.push(line), err: () => undefined, isInteractive: false },
  })
  return { code, out: out.join('\n') }
}

const heads =
  'id,area,task,title_en,title_sr,owner_roles,approver,quantity,quantity_stated,unit,unit_price_rsd,total_rsd,recurrence,funding_source,budget_raw,deadline,deadline_kind,indicators,spec,category'
const good =
  '1.1.1,1,1.1,Buy 10 benches,Набавити 10 клупа,gardener,mayor,10,yes,bench,9000,90000,one-off,Town,"90.000 (9.000/ком)",2027-05-31,date,delivered,bench_count>=10,hardware'
const wrong =
  '1.1.2,1,1.1,Buy 4 swings,Набавити 4 љуљашке,gardener,gardener; mayor,4,yes,swing,20000,70000,one-off,Town,70.000,2027-05-31,date,delivered,swing_count>=4,hardware'
const preamble = `
title: { en: "Parks 2027", sr-Cyrl: "Паркови 2027" }
adopted: 2026-12-10
actNumber: 1/2026
period: { from: 2027-01-01, to: 2027-12-31 }
currency: RSD
pricesIncludeVat: true
vatRate: 0.20
`

const write = async (rows: readonly string[], yaml: string | null = preamble): Promise<string> => {
  const file = join(folder, 'parks.csv')
  await writeFile(file, [heads, ...rows].join('\n'))
  if (yaml !== null) await writeFile(join(folder, 'plan.yaml'), yaml)
  return file
}

describe('popis plan lint FILE', () => {
  it('says of a good plan that there is nothing, and its totals', async () => {
    const { code, out } = await run([await write([good])])
    expect(code).toBe(0)
    expect(out).toContain('Parks 2027: 1 row')
    expect(out).toContain('Nothing to find fault with.')
    expect(out).toMatch(/All +90,000 +90,000 +75,000/)
  })

  it('ends with 1 on errors, and says what is wrong, in which cell, and what to do', async () => {
    const { code, out } = await run([await write([good, wrong])])
    expect(code).toBe(1)
    expect(out).toContain('ERROR  Quantity times price is not the total  [quantity-times-price]')
    expect(out).toContain('1.1.2 (L3): 4 × 20,000 is 80,000, the row says 70,000, which is off by 10,000')
    expect(out).toContain('→ Correct the total to 80,000, or the quantity or the price.')
    expect(out).toContain('2 errors')
  })

  it('speaks Serbian in both scripts', async () => {
    const file = await write([good, wrong])
    expect((await run([file], { lang: 'sr-Cyrl' })).out).toContain(
      '1.1.2 (L3): 4 × 20.000 је 80.000, а у реду стоји 70.000; разлика је 10.000',
    )
    expect((await run([file], { lang: 'sr-Latn' })).out).toContain('GREŠKA  Količina puta cena nije zbir')
  })

  it('gives everything as JSON', async () => {
    const { out } = await run([await write([good, wrong])], { format: 'json' })
    const { plans } = JSON.parse(out)
    expect(plans[0].counts).toEqual({ error: 2, warning: 0, notice: 0, accepted: 0 })
    expect(plans[0].results[1]).toMatchObject({
      rule: 'quantity-times-price',
      severity: 'error',
      class: 'arithmetic',
      measures: ['1.1.2'],
      cells: ['L3'],
      figures: { computed: 80000, stated: 70000 },
      accepted: null,
    })
    expect(plans[0].totals.all.corrected.withVat).toBe(170000)
  })

  it('lists what was accepted, and does not count it', async () => {
    const accept = (rule: string) =>
      `\n  - { rule: ${rule}, measures: ["1.1.2"], reason: rebate, by: mayor, on: 2026-12-11 }`
    const yaml = `${preamble}acceptances:${accept('quantity-times-price')}${accept('approves-own-work')}`
    const { code, out } = await run([await write([good, wrong], yaml)])
    expect(code).toBe(0)
    expect(out).toContain('accepted by mayor on 11 Dec 2026: rebate')
    expect(out).toContain('2 accepted')
  })

  it('is silent about what a plan without preamble does not say', async () => {
    const { code, out } = await run([await write([good], null)])
    expect([code, out.includes('Nothing to find fault with.')]).toEqual([0, true])
  })

  it('says that nobody names a currency, where neither heads nor preamble do', async () => {
    const file = join(folder, 'bare.csv')
    const bare = heads.replaceAll('_rsd', '')
    await writeFile(file, `${bare}\n${good.replace('"90.000 (9.000/ком)"', '90000')}\n`)
    const { out } = await run([file])
    expect(out).toContain('Totals in a currency that nobody names')
    expect(out).not.toContain('XXX')
  })

  it('lists cells that cannot be read, and puts nothing in their place', async () => {
    const { code, out } = await run([await write([good.replace(',90000,', ',ninety,')])])
    expect(code).toBe(1)
    expect(out).toContain('L2 could not be read: column total_rsd: “ninety” cannot be read as an amount.')
  })

  it.each(['csv', 'xlsx', 'ods', 'docx'])('reads the form of municipalities as %s', async (format) => {
    const { code, out } = await run([`test/fixtures/plans/municipal.${format}`])
    expect(code).toBe(1)
    expect(out).toContain('84 rows')
    expect(out).toMatch(/2\.1\.8 \([^)]*F\d+\): 40 × 70,000 is 2,800,000, the row says 1,800,000/)
    expect(out).toContain('18 errors, 62 warnings, 9 notices')
  })

  it('is silent on a good plan in the form of municipalities', async () => {
    const file = join(folder, 'parkovi.csv')
    const rows = [
      'АКЦИОНИ ПЛАН ЗА ПАРКОВЕ 2027',
      'Р.бр.;Активност;Носилац;Одобрава;Потребна средства (РСД, са ПДВ);Извор финансирања;Рок;Индикатори;Спецификација',
      'Област 1: Опрема',
      '1.1.1;Набавити 10 клупа;Баштован;Председник;90.000 (9.000/ком);Буџет општине;31.05.2027.;10 клупа испоручено;дрво',
      '1.1.2;Набавити 4 љуљашке;Баштован;Председник;80.000 (20.000/ком);Буџет општине;30.06.2027.;4 љуљашке испоручене;метал',
      'Укупно;;;;170.000;;;;',
    ]
    await writeFile(file, rows.join('\n'))
    const { code, out } = await run([file])
    expect([code, out.includes('Nothing to find fault with.')]).toEqual([0, true])
    await writeFile(file, rows.join('\n').replace('90.000 (9.000/ком)', '#REF!'))
    expect((await run([file])).out).toContain('E4 could not be read')
  })

  it('tells of a row of totals that is wrong', async () => {
    const file = join(folder, 'zbir.csv')
    await writeFile(file, 'Р.бр.;Активност;Буџет\n1;Клупе;70.000\n2;Љуљашке;30.000\nУкупно;;110.000\n')
    expect((await run([file])).out).toMatch(/C4: .*110,000.*100,000/)
  })

  it('refuses what is no plan, a preamble that is not right, and a file that is not there', async () => {
    const file = join(folder, 'other.csv')
    await writeFile(file, 'name,colour\nchair,red\n')
    await expect(run([file])).rejects.toMatchObject({ code: 'invalid' })
    await expect(run([await write([good], 'vatRate: lots')])).rejects.toMatchObject({ code: 'invalid' })
    await expect(run([join(folder, 'none.csv')])).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('popis plan lint', () => {
  it('looks at every plan of the register, and knows its roles', async () => {
    const plans = [correctPlan(0), correctPlan(1)]
    const named = plans.flatMap(({ measures }) =>
      measures.flatMap(({ owners, approvers }) => [...owners, ...approvers]),
    )
    const register = {
      ...emptyRegister({
        id: 'town',
        name: 'Town',
        country: 'RS',
        timeZone: 'Europe/Belgrade',
        currency: 'RSD',
        language: 'en',
      }),
      roles: [...new Set(named)].map((id) => ({ id, name: id })),
      plans,
    }
    await writeFile(join(folder, 'inventory.json'), JSON.stringify(register))
    const { code, out } = await run([])
    expect(out.match(/Nothing to find fault with\./g)).toHaveLength(2)
    expect(code).toBe(0)
  })
})
