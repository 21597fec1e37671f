import type { z } from 'zod'
import type Firewall from '#contract/facts/firewall.js'
import { cut } from '#lib/cut.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import { ProbeError } from '../../probe.js'
import type { Told } from './ask-devices.js'
import { type FirewallMaker, firewallMakers } from './firewall-makers.js'
import type { Identity } from './identity.js'
import { lastDay } from './last-day.js'
import { toQuantity } from './quantity.js'
import { readTable } from './table.js'
import { toNumber, toText } from './values.js'

type Fact = z.infer<typeof Firewall.schema>
type Tunnel = NonNullable<Fact['tunnels']>[number]
type Subscription = NonNullable<Fact['subscriptions']>[number]

const tunnelType = 131
const mostSessions = 1e9

const said = (variable: Variable | undefined): string | number | null =>
  typeof variable?.value === 'number' ? variable.value : toText(variable)

const isUp = (
  state: string | number | null,
  { up, down }: { readonly up: readonly (string | number)[]; readonly down: readonly (string | number)[] },
): boolean | null => {
  if (state === null) return null
  if (up.includes(state)) return true
  return down.includes(state) ? false : null
}

const ownTunnels = async (
  session: SnmpSession,
  { tunnels: tables = [] }: FirewallMaker,
): Promise<Tunnel[]> => {
  const found: Tunnel[] = []
  for (const { entry, names, state, up, down } of tables) {
    const columns = Object.fromEntries([...names, ...(state === undefined ? [] : [state])].map((n) => [n, n]))
    for (const row of (await readTable(session, entry, columns)).values()) {
      const parts = names.flatMap((column) => toText(row[column], 128) ?? [])
      const name = cut([...new Set(parts)].join(' / '), 128)
      if (name !== '')
        found.push({ name, up: state === undefined ? true : isUp(said(row[state]), { up, down }) })
    }
  }
  const names = new Set<string>()
  return found.filter(({ name }) => !names.has(name) && names.add(name))
}

/** Where a maker has no table of tunnels, those that are interfaces. */
const tunnelInterfaces = async (session: SnmpSession): Promise<Tunnel[]> => {
  const entry = '1.3.6.1.2.1.2.2.1'
  const rows = await readTable(session, entry, { name: 2, type: 3, oper: 8 })
  return [...rows.values()]
    .filter(({ type }) => toNumber(type) === tunnelType)
    .flatMap(({ name, oper }) => {
      const called = toText(name, 128)
      return called === null ? [] : [{ name: called, up: isUp(said(oper), { up: [1], down: [2, 6, 7] }) }]
    })
}

const readSubscriptions = async (
  session: SnmpSession,
  { subscriptions = [], terms = [] }: FirewallMaker,
): Promise<Subscription[]> => {
  const found: Subscription[] = []
  for (const { entry, name, ends } of subscriptions)
    for (const row of (await readTable(session, entry, { name, ends })).values()) {
      const called = toText(row.name, 128)
      if (called !== null) found.push({ name: called, endsOn: lastDay(said(row.ends)) })
    }
  const told = await session.get(terms.map(({ ends }) => ends))
  for (const { name, ends } of terms)
    if (told.has(ends)) found.push({ name, endsOn: lastDay(said(told.get(ends))) })
  const names = new Set<string>()
  return found.filter(({ name }) => !names.has(name) && names.add(name)).slice(0, 64)
}

const readSessions = async (
  session: SnmpSession,
  { sessions = [], sessionColumn }: FirewallMaker,
): Promise<number | null> => {
  const objects = await session.get(sessions)
  const rows = sessionColumn === undefined ? [] : await session.walk(sessionColumn)
  const counts = [...objects.values(), ...rows]
    .flatMap((variable) => toQuantity(variable) ?? [])
    .filter((count) => count >= 0 && count <= mostSessions)
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0)
}

/** What a firewall of a known maker, or a device that is one by its kind, tells of itself. */
export const readFirewall = async (session: SnmpSession, identity: Identity): Promise<Told<Fact>> => {
  const { maker, kind, firmware } = identity
  const known = maker === null ? undefined : firewallMakers[maker]
  if (kind !== 'firewall' && (known === undefined || kind === 'switch' || kind === 'access-point'))
    throw new ProbeError('absent', `${session.target.host} is no firewall, as far as is known`)
  const own = known ?? {}
  const filters = own.filters ? said((await session.get([own.filters.oid])).get(own.filters.oid)) : null
  const tunnels = await ownTunnels(session, own)
  const count = await readSessions(session, own)
  const tool = (maker ?? 'unknown')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
  return {
    facts: [
      {
        tool,
        enabled: filters === null ? null : (own.filters?.yes.includes(filters) ?? null),
        defaultInbound: null,
        ruleCount: null,
        managedBy: null,
        version: firmware,
        subscriptions: await readSubscriptions(session, own),
        tunnels: (tunnels.length > 0 ? tunnels : await tunnelInterfaces(session)).slice(0, 512),
      },
    ],
    ...(count === null ? {} : { readings: { [`sessionCount ${tool}`]: count } }),
  }
}
