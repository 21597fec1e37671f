import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEdid } from '#agents/tools/monitor/edid.js'
import { recordings } from '../../fixture.js'
import { type EdidParts, makeEdid } from './make-edid.js'

describe('an EDID', () => {
  it('tells maker, model, serial number, year and size', () => {
    const edid = makeEdid({ maker: 'DEL', name: 'DELL P2319H', serial: '9D5RR63', year: 2021 })
    expect(readEdid(edid)).toEqual({
      manufacturer: 'Dell',
      model: 'DELL P2319H',
      serial: '9D5RR63',
      madeInYear: 2021,
      widthMillimetres: 509,
      heightMillimetres: 286,
      measuredIn: 'mm',
      diagonalInches: 23,
    })
  })

  it.each<[string, EdidParts, object]>([
    ['whole centimetres alone', { millimetres: null }, { measuredIn: 'cm', diagonalInches: 23.1 }],
    ['the ratio instead of a size', { millimetres: [160, 90] }, { measuredIn: 'cm', widthMillimetres: 510 }],
    ['a size of another model', { millimetres: [708, 398] }, { measuredIn: 'cm', diagonalInches: 23.1 }],
    ['millimetres alone', { centimetres: [0, 0] }, { measuredIn: 'mm', diagonalInches: 23 }],
    ['no size', { centimetres: [0, 0], millimetres: null }, { measuredIn: null, diagonalInches: null }],
    ['the ratio alone', { centimetres: [0, 0], millimetres: [16, 9] }, { measuredIn: null }],
    ['a number for a serial number', { number: 809_649_484 }, { serial: '809649484' }],
    ['a default number', { number: 0x01010101 }, { serial: null }],
    ['a default text', { serial: '0000000000000', number: 77 }, { serial: '77' }],
    ['an unknown maker', { maker: 'ZZQ' }, { manufacturer: 'ZZQ' }],
  ])('of %s is read for what it is', (_, parts, expected) => {
    expect(readEdid(makeEdid(parts))).toMatchObject(expected)
  })

  it('that is damaged, short or none at all says nothing', () => {
    const damaged = makeEdid({})
    damaged[21] = 99
    expect(
      [damaged, makeEdid({}).subarray(0, 127), Buffer.from('hello'), Buffer.alloc(256)].map(readEdid),
    ).toEqual([null, null, null, null])
  })

  const inventories = recordings('glpi/json')
  it.skipIf(inventories === null)('of a recorded panel reads as its data sheet does', () => {
    const text = readFileSync(join(inventories ?? '', 'computer_1.json'), 'utf8')
    const [, base64 = ''] = /"base64": *"([^"]+)"/.exec(text) ?? []
    expect(readEdid(Buffer.from(base64, 'base64'))).toMatchObject({
      manufacturer: 'Sharp',
      serial: null,
      madeInYear: 2015,
      widthMillimetres: 294,
      heightMillimetres: 165,
      diagonalInches: 13.3,
    })
  })

  const folder = recordings('glpi-agent-raw/macos/ioreg')
  it.skipIf(folder === null)('of a recorded Dell 1708FP is the one on its plate', () => {
    const [, hex = ''] =
      /IODisplayEDID" = <(\w+)>/.exec(readFileSync(join(folder ?? '', 'AppleDisplay'), 'latin1')) ?? []
    expect(readEdid(Buffer.from(hex, 'hex'))).toMatchObject({
      manufacturer: 'Dell',
      model: 'DELL 1708FP',
      serial: 'C891H87R2GUS',
      diagonalInches: 17,
    })
  })
})
