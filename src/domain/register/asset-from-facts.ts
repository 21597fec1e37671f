import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { SubjectKind } from '#contract/topic.js'
import { normalNumber } from './link.js'
import { assetOfService } from './service-name.js'

/** What the present facts of a subject say, by topic. */
export type FactsByTopic = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>

const kindOfChassis: Readonly<Record<string, AssetKind>> = {
  server: 'server',
  desktop: 'computer',
  laptop: 'laptop',
  virtual: 'virtual-server',
  container: 'virtual-server',
  router: 'router',
  switch: 'switch',
  firewall: 'firewall',
  'access-point': 'access-point',
  storage: 'nas',
  printer: 'printer',
  pdu: 'pdu',
  sensor: 'sensor',
  ups: 'ups',
}

const textIn = (facts: readonly Readonly<Record<string, unknown>>[], field: string): string | undefined =>
  facts.map((fact) => fact[field]).find((value): value is string => typeof value === 'string' && value !== '')

/** Addresses that a maker gave: those that a program made up are shared by many machines. */
const madeAddresses = (facts: FactsByTopic): string[] =>
  (facts.get('interface') ?? [])
    .filter(({ kind }) => kind === 'ethernet' || kind === 'wireless')
    .map(({ mac }) => mac)
    .filter(
      (mac): mac is string => typeof mac === 'string' && (Number.parseInt(mac.slice(0, 2), 16) & 2) === 0,
    )

/** What an asset would be called and known by that is this subject; the rest is for people to say. */
export const assetFromFacts = (
  subject: { readonly id: string; readonly kind: SubjectKind; readonly name: string },
  facts: FactsByTopic,
): Omit<Asset, 'id' | 'state'> => {
  if (subject.kind === 'service') return { name: subject.name, ...assetOfService(subject.id) }
  const machine = [...(facts.get('hardware') ?? []), ...(facts.get('ups') ?? [])]
  const chassis = textIn(facts.get('hardware') ?? [], 'chassis') ?? ''
  const serial = textIn(machine, 'serial')
  const uuid = textIn(machine, 'uuid')
  const macs = [...new Set(madeAddresses(facts))].slice(0, 64)
  const known = {
    name: subject.name,
    manufacturer: textIn(machine, 'manufacturer'),
    model: textIn(machine, 'model'),
    serial: normalNumber(serial) === null ? undefined : serial,
    uuid: normalNumber(uuid) === null ? undefined : uuid,
    macs: macs.length > 0 ? macs : undefined,
  }
  const kind =
    subject.kind === 'ups'
      ? 'ups'
      : (kindOfChassis[chassis] ?? (subject.kind === 'host' ? 'computer' : 'other'))
  return { kind, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) }
}
