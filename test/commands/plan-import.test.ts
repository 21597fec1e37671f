import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sample } from '../service/importing/reading.js'
import { data, file, fixture, formats, frame, inOwnFolder, plans, run, start } from './plan-importing.js'

inOwnFolder()

describe('popis plan import', () => {
  const table = (...rows: string[]) => ['Р.бр.;Активност;Носилац;Буџет;Рок', ...rows].join('\n')
  const good = table('1.1;Набавити 3 рутера;ИТ администратор;90.000 (30.000/ком);31.05.2019.')

  it('shows what would change, row by row and field by field, and changes nothing when dry', async () => {
    await start({ ...sample, plans: [] })
    const path = await file('plan.csv', good)
    const dry = await run([path], { ...frame, dryRun: true })
    expect([dry.code, await plans()]).toEqual([0, []])
    expect(dry.out).toContain('+ 1.1  Набавити 3 рутера')
    expect((await run([path], frame)).out).toContain(
      '1 row: 1 new, 0 changed, 0 removed, 0 as they were. Edit ',
    )

    const other = await file(
      'plan.csv',
      table(
        '1.1;Набавити 4 рутера;ИТ администратор;120.000 (30.000/ком);до краја 2019.',
        '1.2;Бржа веза;ИТ администратор;6.000;Месечно',
      ),
    )
    const changed = await run([other], { ...frame, dryRun: true })
    expect(changed.out).toContain('    quantity: 3 → 4')
    expect(changed.out).toContain('    total: 90000 → 120000')
    expect(changed.out).toContain('    deadline: 2019-05-31 → 2019-12-31')
    expect(changed.out).toContain('+ 1.2  Бржа веза')
    await run([other], frame)
    const back = await run([await file('plan.csv', good)], { ...frame, dryRun: true })
    expect(back.out).toContain('- 1.2  Бржа веза')
  })

  it('takes what lint may accept from plan.yaml too, once, and refuses a period that runs backwards', async () => {
    await start({ ...sample, plans: [] })
    const path = await file('plan.csv', good)
    const yaml = (more: string) =>
      file('plan.yaml', `title: План\nperiod: { from: 2019-01-01, to: 2020-12-31 }\nvatRate: 0.2\n${more}`)
    const accept =
      'acceptances: [{ rule: no-approver, measures: ["1.1"], reason: mali, by: ana, on: 2019-02-01 }]'
    await yaml(`pricesIncludeVat: true\n${accept}\n`)
    expect((await run([path])).code).toBe(0)
    expect((await plans())[0]?.acceptances).toHaveLength(1)
    expect((await run([path])).out).toContain('nothing changes')
    await yaml('pricesIncludeVat: yes\nakt: 7\n')
    expect((await run([path])).err).toMatch(/plan\.yaml:\d+:\d+: .*akt/s)
    await file('plan.yaml', 'title: План\nperiod: { from: 2021-01-01, to: 2020-12-31 }\n')
    const refused = await run([path])
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('plan.yaml:2:9: period: ends before it begins'),
    ])
  })

  it('imports nothing of a file with 20 faults, and lists all 20 with row and column', async () => {
    await start({ ...sample, plans: [] })
    const bad = [
      ';Без броја;ИТ администратор;-;-',
      '1.1;Прва;Непознати шеф;-;-',
      '1.1;Поновљен број;ИТ администратор;-;-',
      '1.2;;ИТ администратор;-;-',
      '??;Лош број;ИТ администратор;-;-',
      '1.3;Два износа;ИТ администратор;90.000 110.000;-',
      '1.4;Није број;ИТ администратор;1.2.3.4;-',
      '1.5;Евро;ИТ администратор;500 EUR;-',
      '1.6;Негативан;ИТ администратор;-500;-',
      '1.7;Слова;ИТ администратор;12a3;-',
      '1.8;Рок;ИТ администратор;-;ускоро',
      '1.9;Нема тог дана;ИТ администратор;-;31.02.2019.',
      '1.10;Два читања;ИТ администратор;-;03/04/2019',
      '1.11;Пети квартал;ИТ администратор;-;5. квартал 2019',
      '1.12;Тринаести;ИТ администратор;-;13/2019',
      '1.13;Двоје;Шеф протокола, Шеф кафане;70.00.000;30 дана од усвајања',
      '1.15;Помешано;ИТ администратор;100 EUR и 200 RSD;-',
    ]
    const path = await file('plan.csv', table(...bad))
    const { code, out } = await run([path], { ...frame, format: 'json' })
    const { faults } = JSON.parse(out) as { faults: { cell: string; code: string; what: string }[] }
    expect([code, await plans()]).toEqual([1, []])
    expect(faults.map(({ cell, code: of }) => `${cell} ${of}`).sort()).toEqual(
      [
        'A2 no-number',
        'C3 not-a-role',
        'A4 number-twice',
        'B5 no-title',
        'A6 not-a-row-number',
        'D7 several-amounts',
        'D8 not-an-amount',
        'D9 other-currency',
        'D10 negative-amount',
        'D11 not-an-amount',
        'E12 not-a-deadline',
        'E13 not-a-deadline',
        'E14 ambiguous-day',
        'E15 not-a-deadline',
        'E16 not-a-deadline',
        'C17 not-a-role',
        'C17 not-a-role',
        'D17 not-an-amount',
        'E17 not-a-deadline',
        'D18 several-amounts',
      ].sort(),
    )
    for (const { what } of faults) expect(what).not.toMatch(/^plan\.import|[{}]/)
    const text = await run([path], { ...frame, lang: 'sr-Cyrl' })
    expect(text.out).toMatch(/D7 +Буџет +„90\.000 110\.000” има више износа/)
    expect(text.out).toContain('20 faults in 17 rows: nothing was imported.')
  })

  it('takes what the table does not say from plan.yaml beside it, and says where that is wrong', async () => {
    await start({ ...sample, plans: [] })
    const path = await file('tabela.csv', good)
    await expect(run([path])).rejects.toThrow(/--title --from --to --vat-included yes\|no --vat-rate/)
    await file(
      'plan.yaml',
      'title: { sr-Cyrl: План }\nadopted: 2019-01-28\nperiod: { from: 2019-01-01, to: 2020-12-31 }\npricesIncludeVat: true\nvatRate: 0.20\ncites:\n  - { kind: strategy, subject: information society, until: 2020 }\n',
    )
    expect((await run([path])).code).toBe(0)
    expect((await plans())[0]).toMatchObject({
      id: 'plan-2019-2020',
      adoptedOn: '2019-01-28',
      currency: 'RSD',
      cites: [{ subject: 'information society', period: 'until 2020' }],
    })
    await file('plan.yaml', 'title: План\nperiod: { from: 2019-13-01, to: 2020-12-31 }\nvat: 0.2\n')
    const wrong = await run([path])
    expect(wrong.code).toBe(1)
    expect(wrong.err).toMatch(/plan\.yaml:2:17: period\.from/)
  })

  it('takes title, years and VAT from above the table and from its heads, and finds the plan again by them', async () => {
    await start({ ...sample, plans: [] })
    const first = await run([fixture('docx')], { vatRate: '0.2' })
    expect(first.out).toContain('“title” of the plan was inferred: АКЦИОНИ ПЛАН ЗА ИТ И Е-УПРАВУ 2019–2020')
    expect((await plans())[0]).toMatchObject({
      id: 'plan-2019-2020',
      pricesIncludeVat: true,
      currency: 'RSD',
    })
    for (const format of formats)
      expect((await run([fixture(format)])).out.split('\n').at(-1)).toBe('84 rows: nothing changes.')
  })

  it('does not put one plan in the place of another of the same years', async () => {
    await start(sample)
    const path = await file('drugi.csv', good)
    const { id: _, ...other } = { ...frame, title: 'План јавних набавки' }
    await expect(run([path], other)).rejects.toThrow(/plan-2019-2020 has another title.*--id/)
    expect((await plans())[0]?.measures).toHaveLength(84)
  })

  it('makes the roles that it names where it may', async () => {
    await start({ ...sample, plans: [] })
    const path = await file('plan.csv', table('1.1;Мрежа;Шеф протокола;-;-'))
    expect((await run([path], frame)).code).toBe(1)
    const { code, out } = await run([path], { ...frame, createMissing: true })
    expect(code).toBe(0)
    expect(out).toContain('Made with it: roles/Шеф-протокола')
  })

  it('answers a file that is too much, or closed, in a sentence', async () => {
    await start({ ...sample, plans: [] })
    const answer = async (name: string, bytes: Uint8Array) => {
      const { code, err } = await run([await file(name, bytes)], frame)
      return `${code} ${err.replace(data, '')}`
    }
    expect(await answer('large.xlsx', new Uint8Array(51 * 1024 * 1024))).toMatch(/^1 \/large.xlsx: .*50 MB/)
    const bomb = zipSync({
      'word/document.xml': [new Uint8Array(12 * 1024 * 1024), { level: 9 }],
    })
    expect(await answer('bomb.docx', bomb)).toMatch(/^1 .*word\/document\.xml is far larger/)
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await answer('locked.docx', locked)).toMatch(/^1 .*password/)
    expect(await answer('none.docx', zipSync({ 'word/document.xml': strToU8('<w:document/>') }))).toMatch(
      /^1 .*no table in this document/,
    )
    expect(await answer('half.docx', (await readFile(fixture('docx'))).subarray(0, 5000))).toMatch(
      /^1 .*damaged/,
    )
    await expect(run([join(data, 'nothing.csv')], frame)).rejects.toThrow(/there is no file/)
  })
})
