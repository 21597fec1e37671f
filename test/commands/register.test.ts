import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Register } from '#contract/register.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import type { Command } from '../../src/command.js'
import history from '../../src/commands/register-history.js'
import list from '../../src/commands/register-list.js'
import remove from '../../src/commands/register-remove.js'
import set from '../../src/commands/register-set.js'
import show from '../../src/commands/register-show.js'
import undo from '../../src/commands/register-undo.js'
import validate from '../../src/commands/register-validate.js'

let data: string
let file: string

const register: Register = {
  ...emptyRegister({
    id: 'varos',
    name: 'Варош',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  places: [{ id: 'hall', kind: 'building', name: 'Зграда' }],
  assets: [{ id: 'PC-1', kind: 'computer', state: 'in-use', place: 'hall', serial: 'S-1' }],
}

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'popis-register-'))
  file = join(data, 'inventory.json')
  vi.stubEnv('POPIS_DATA', data)
  await writeFile(file, JSON.stringify(register, null, 2))
  await (await openSqliteStore(join(data, 'popis.db'))).close()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(data, { recursive: true, force: true })
})

const run = async (command: unknown, args: string[] = [], given: Record<string, unknown> = {}) => {
  const { options, run: carry } = command as Command
  const out: string[] = []
  const code = await carry({
    options: options.parse(given),
    args,
    raw: [],
    terminal: { out: (line) => out.push(line), err: () => undefined, isInteractive: false },
  })
  return { code, out: out.join('\n') }
}

const live = async () => JSON.parse(await readFile(file, 'utf8')) as Register

describe('popis register, while no server runs', () => {
  it('adds an entry, changes fields of it, tells its history, takes back and removes', async () => {
    const added = await run(set, [
      'assets',
      'PC-2',
      'kind=laptop',
      'state=in-use',
      'price.amount=70000.5',
      'protect=true',
    ])
    expect(added.out).toMatch(/^assets\/PC-2: added by edit \d+$/)
    const changed = await run(set, ['assets', 'PC-2', 'serial=S-2', 'macs=aa:bb,cc:dd', 'place=Зграда'], {
      why: 'label',
    })
    const number = /edit (\d+)$/.exec(changed.out)?.[1] ?? ''
    expect((await live()).assets[1]).toEqual({
      id: 'PC-2',
      kind: 'laptop',
      state: 'in-use',
      protect: true,
      price: { amount: 70000.5, currency: 'RSD' },
      serial: 'S-2',
      macs: ['aa:bb', 'cc:dd'],
      place: 'hall',
    })
    expect((await run(set, ['assets', 'PC-2', 'serial=S-2'])).out).toBe('assets/PC-2: as it was')

    const told = await run(history, ['assets', 'PC-2'])
    expect(told.out).toMatch(/serial: ∅ → "S-2".*label/)
    expect((await run(history)).out).toContain('assets/PC-2')

    expect((await run(undo, [number])).out).toMatch(/taken back by edit/)
    expect((await live()).assets[1]).not.toHaveProperty('serial')
    await expect(run(undo, [number])).rejects.toMatchObject({ code: 'conflict' })

    expect((await run(remove, ['assets', 'PC-2'])).out).toMatch(/removed by edit/)
    expect((await live()).assets).toHaveLength(1)
  })

  it('changes a file that begins with a byte order mark', async () => {
    await writeFile(file, `\uFEFF${JSON.stringify(register)}`)
    expect(await run(set, ['assets', 'PC-2', 'kind=monitor', 'state=in-use'])).toMatchObject({ code: 0 })
  })

  it('names the later edits that stand in the way of taking one back', async () => {
    const { out } = await run(set, ['assets', 'PC-1', 'serial=A'])
    const number = /edit (\d+)$/.exec(out)?.[1] ?? ''
    await run(set, ['assets', 'PC-1', 'serial=B'])
    await expect(run(undo, [number])).rejects.toMatchObject({
      code: 'conflict',
      faults: [{ where: 'assets/PC-1', what: expect.stringContaining(`edit ${Number(number) + 1} (`) }],
    })
    await expect(run(undo, ['1'])).rejects.toThrow('is the beginning')
  })

  it('takes a field out by an empty value, and a whole entry as JSON', async () => {
    await run(set, ['assets', 'PC-1', 'serial='])
    expect((await live()).assets[0]).not.toHaveProperty('serial')
    const json = join(data, 'entry.json')
    await writeFile(json, JSON.stringify({ kind: 'internet', name: 'Веза', supplier: 'А', end: null }))
    await run(set, ['contracts', 'U-1'], { json })
    expect((await live()).contracts).toEqual([
      { id: 'U-1', kind: 'internet', name: 'Веза', supplier: 'А', end: null },
    ])
  })

  it('changes the organisation without an id', async () => {
    await run(set, ['organisation', 'currency=EUR'])
    expect((await live()).organisation.currency).toBe('EUR')
    expect((await run(show, ['organisation'], { lang: 'en' })).out).toMatch(/currency +EUR/)
  })

  it.each([
    [
      ['assets', 'PC-1', 'serail=x'],
      /cannot be set/,
      [{ where: 'serail', what: 'is no field of assets, did you mean serial?' }],
    ],
    [['assets', 'PC-1', 'serial'], /cannot be set/, [{ where: 'serial', what: 'is not FIELD=VALUE' }]],
    [['assets', 'PC-1', 'warrantyUntil=soon'], /not be in order/, [{ where: 'warrantyUntil' }]],
    [['assets', 'PC-9', 'kind=computer'], /not be in order/, [{ where: 'state' }]],
    [['asets', 'PC-1', 'serial=x'], /no part “asets”, did you mean assets\?/, []],
    [['assets', 'PC-1'], /one of them/, []],
  ])('refuses %j', async (args, message, faults) => {
    await expect(run(set, args)).rejects.toThrow(message)
    await expect(run(set, args)).rejects.toMatchObject({ code: 'invalid', faults })
    expect(await live()).toEqual(register)
  })

  it.each([
    ['kind=compuer', 'kind', /none of the choices.*Did you mean computer\?.*server, computer/],
    ['place=hal', 'place', /no such entry.*: hal\..*Did you mean hall\?/],
    ['place=nowhere-at-all', 'place', /popis register list places/],
    ['price.amount=70.000,00', 'price.amount', /no number.*70000/],
  ])('says of %s what would do', async (word, where, what) => {
    await expect(run(set, ['assets', 'PC-1', word])).rejects.toMatchObject({
      faults: [{ where, what: expect.stringMatching(what) }],
    })
  })

  it.each([
    [{ kind: 'compuer' }, { where: '--kind', what: expect.stringContaining('Did you mean computer?') }],
    [{ state: 'broken' }, { where: '--state', what: expect.stringContaining('in-use') }],
    [{ place: 'hal' }, { where: '--place', what: expect.stringContaining('Did you mean hall?') }],
    [{ custodian: 'anna' }, { where: '--custodian', what: expect.stringContaining('roles or persons') }],
    [{ columns: 'nam' }, { where: '--columns', what: expect.stringContaining('Did you mean name?') }],
  ])('lists nothing by %j, which is none, and says so', async (given, fault) => {
    await expect(run(list, ['assets'], given)).rejects.toMatchObject({ code: 'invalid', faults: [fault] })
  })

  it('does not remove what others name, and says which', async () => {
    await expect(run(remove, ['places', 'hall'])).rejects.toMatchObject({
      code: 'conflict',
      faults: [{ where: 'assets/PC-1', what: 'place' }],
    })
    await expect(run(remove, ['assets', 'PC-11'])).rejects.toThrow('did you mean PC-1?')
  })

  it('lists and shows, to people and to programs', async () => {
    const table = await run(list, ['assets'], { columns: 'serial,place' })
    expect(table.out.split('\n')).toEqual([
      'Inventory number  Serial number  Place',
      'PC-1              S-1            Зграда',
    ])
    expect(JSON.parse((await run(list, ['assets'], { format: 'json', kind: 'server' })).out)).toEqual([])
    expect(JSON.parse((await run(show, ['assets', 'PC-1'], { format: 'json' })).out)).toEqual(
      register.assets[0],
    )
    await expect(run(show, ['assets', 'PC-9'])).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('popis register validate', () => {
  it('says that the live register is in order', async () => {
    expect(await run(validate)).toEqual({ code: 0, out: `${file}: in order, 2 entries` })
  })

  it('prints every fault with its place, and ends with 1', async () => {
    const bad = join(data, 'bad.json')
    const assets = Array.from({ length: 70 }, (_, index) => ({
      id: `A-${index}`,
      kind: 'ship',
      state: 'in-use',
    }))
    await writeFile(bad, JSON.stringify({ ...register, assets }, null, 2))
    const { code, out } = await run(validate, [bad])
    expect(code).toBe(1)
    const lines = out.split('\n')
    expect(lines).toHaveLength(70)
    expect(lines[0]).toMatch(/bad\.json:\d+:\d+ assets\[0\]\.kind: /)
    const json = await run(validate, [bad], { format: 'json' })
    expect(JSON.parse(json.out)).toMatchObject({ isGood: false, faults: { length: 70 } })
  })

  it('prints where a file is no JSON', async () => {
    const bad = join(data, 'bad.json')
    await writeFile(bad, '{\n  "format": 1,\n}')
    const { code, out } = await run(validate, [bad])
    expect([code, out]).toEqual([1, expect.stringMatching(/bad\.json:3:1 /)])
    await expect(run(validate, [join(data, 'none.json')])).rejects.toMatchObject({ code: 'not_found' })
  })
})
