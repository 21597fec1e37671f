import type { z } from 'zod'
import type Interface from '#contract/facts/interface.js'
import { cut } from '#lib/cut.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import { readAddresses } from './addresses.js'
import type { Told } from './ask-devices.js'
import { type Row, readTable } from './table.js'
import { toMac, toNumber, toText } from './values.js'

type Fact = z.infer<typeof Interface.schema>

const ifEntry = '1.3.6.1.2.1.2.2.1'
const ifXEntry = '1.3.6.1.2.1.31.1.1.1'

const plain = { description: 2, type: 3, speed: 5, mac: 6, admin: 7, oper: 8 } as const
const extended = { name: 1, inOctets: 6, outOctets: 10, megabits: 15, alias: 18 } as const
const errors = { inErrors: 14, outErrors: 20 } as const
const narrow = { inOctets: 10, outOctets: 16 } as const

/** ifType by IANAifType-MIB. */
const kinds: Readonly<Record<number, Fact['kind']>> = {
  6: 'ethernet',
  7: 'ethernet',
  26: 'ethernet',
  62: 'ethernet',
  69: 'ethernet',
  117: 'ethernet',
  71: 'wireless',
  23: 'tunnel',
  108: 'tunnel',
  131: 'tunnel',
  150: 'tunnel',
  53: 'virtual',
  54: 'virtual',
  135: 'virtual',
  136: 'virtual',
  137: 'virtual',
  142: 'virtual',
  161: 'virtual',
  209: 'virtual',
}
const loopback = 24

/** ifOperStatus; testing, dormant, not there and a lower layer that is down carry nothing. Unknown is not known. */
const states: Readonly<Record<number, boolean>> = {
  1: true,
  2: false,
  3: false,
  5: false,
  6: false,
  7: false,
}

/** A gauge of 32 bits that is full says “more than fits”, or nothing at all. */
const full = 4_294_967_295

/** 10 Tbit/s; no port carries more. */
const mostMegabits = 10_000_000
const fullOfSign = 2_147_483_647

export const speedOf = (megabits: number | null, bits: number | null): number | null => {
  if (megabits !== null && megabits > 0 && megabits <= mostMegabits) return Math.round(megabits * 1e6)
  return bits !== null && bits > 0 && bits < full && bits !== fullOfSign ? Math.round(bits) : null
}

type Known = Row<
  keyof typeof plain | keyof typeof extended | keyof typeof errors | 'narrowInOctets' | 'narrowOutOctets'
>

const readRows = async (session: SnmpSession): Promise<Map<string, Known>> => {
  const rows = new Map<string, Known>(await readTable(session, ifEntry, plain))
  const add = (more: ReadonlyMap<string, Known>): void => {
    for (const [index, row] of more) rows.set(index, { ...rows.get(index), ...row })
  }
  add(await readTable(session, ifXEntry, extended))
  add(await readTable(session, ifEntry, errors))
  // Where there are counters of 64 bits the small ones only cost time; they run over in half a minute anyway.
  const isWide = [...rows.values()].every(({ oper, inOctets }) => inOctets || oper?.value !== 1)
  if (!isWide) {
    const small = await readTable(session, ifEntry, narrow)
    for (const [index, { inOctets, outOctets }] of small)
      rows.set(index, {
        ...rows.get(index),
        ...(inOctets ? { narrowInOctets: inOctets } : {}),
        ...(outOctets ? { narrowOutOctets: outOctets } : {}),
      })
  }
  return rows
}

const counters = (row: Known): Readonly<Record<string, number | null>> => ({
  inOctets: toNumber(row.inOctets) ?? toNumber(row.narrowInOctets),
  outOctets: toNumber(row.outOctets) ?? toNumber(row.narrowOutOctets),
  inErrors: toNumber(row.inErrors),
  outErrors: toNumber(row.outErrors),
})

/** Interfaces without loopback (IF-MIB, RFC 2863), and what those that are not down have counted. */
export const readInterfaces = async (session: SnmpSession): Promise<Told<Fact>> => {
  const rows = await readRows(session)
  const addresses = await readAddresses(session)
  const facts: Fact[] = []
  const readings: Record<string, number> = {}
  const names = new Set<string>()
  for (const [index, row] of rows) {
    const type = toNumber(row.type)
    if (type === loopback || facts.length === 2048) continue
    const called = (toText(row.name, 64) ?? toText(row.description, 64) ?? `interface ${index}`).trim()
    const name = names.has(called) ? `${cut(called, 52)} #${index}` : called
    names.add(name)
    const up = states[toNumber(row.oper) ?? 0] ?? null
    const admin = toNumber(row.admin)
    facts.push({
      name,
      mac: toMac(row.mac),
      kind: kinds[type ?? 0] ?? 'other',
      up,
      speedBitsPerSecond: speedOf(toNumber(row.megabits), toNumber(row.speed)),
      addresses: (addresses.get(Number(index)) ?? []).slice(0, 64),
      description: toText(row.alias),
      ...(admin === 1 || admin === 2 ? { enabled: admin === 1 } : {}),
    })
    if (up === false) continue
    for (const [metric, value] of Object.entries(counters(row)))
      if (value !== null) readings[`${metric} ${name}`] = value
  }
  return { facts, readings }
}
