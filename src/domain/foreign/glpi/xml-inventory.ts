import { Problem } from '#lib/problem.js'
import { readXmlTree, type XmlElement } from '#lib/xml-tree.js'

/** Sections of which there may be many; XML does not say so of one that stands once. */
const lists = new Set([
  'cpus',
  'storages',
  'drives',
  'networks',
  'softwares',
  'antivirus',
  'firewalls',
  'firmwares',
  'cartridges',
])

const names: Readonly<Record<string, string>> = { firewall: 'firewalls' }

/** One element as a value: its text, or a record of what is in it. Of two of one name the first counts. */
const readValue = ({ text, children }: XmlElement): unknown => {
  if (children.length === 0) return text.trim()
  const record: Record<string, unknown> = {}
  for (const child of children) {
    const name = child.name.toLowerCase()
    if (name === 'ips') record.ips = child.children.map((ip) => ip.text.trim())
    else if (!Object.hasOwn(record, name)) record[name] = readValue(child)
  }
  return record
}

const contentOf = (element: XmlElement): Record<string, unknown> => {
  const content: Record<string, unknown> = {}
  const rows = new Map<string, unknown[]>()
  for (const child of element.children) {
    const lower = child.name.toLowerCase()
    const name = names[lower] ?? lower
    // An empty section is an inventory's way of saying that it found nothing.
    const value = child.children.length === 0 && lists.has(name) ? {} : readValue(child)
    if (lists.has(name))
      rows
        .set(name, rows.get(name) ?? [])
        .get(name)
        ?.push(value)
    else if (!Object.hasOwn(content, name)) content[name] = value
  }
  return { ...content, ...Object.fromEntries(rows) }
}

/** A device of a netinventory in the form that JSON has. */
const deviceContent = (device: XmlElement): Record<string, unknown> => {
  const inner = (name: string) => device.children.find((child) => child.name === name)
  const info = inner('INFO')
  const rest = device.children.filter(({ name }) => !['INFO', 'PORTS', 'COMPONENTS'].includes(name))
  const ports = inner('PORTS')
  return {
    ...(info === undefined ? {} : contentOf({ ...device, children: rest })),
    network_device: readValue(info ?? device),
    ...(ports === undefined ? {} : { network_ports: ports.children.map(readValue) }),
  }
}

export interface XmlRequest {
  /** PROLOG, INVENTORY, SNMPQUERY, NETDISCOVERY … */
  readonly query: string
  readonly deviceId: string
  /** Each in the form that JSON has: one for a computer, one for each device of a netinventory. */
  readonly inventories: readonly unknown[]
  readonly isOcs: boolean
}

const partOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

/**
 * What a FusionInventory or OCS agent sends in XML.
 * @throws Problem invalid.
 */
export const readXmlRequest = (source: string): XmlRequest => {
  const request = readXmlTree(source)
  if (request.name !== 'REQUEST')
    throw new Problem('invalid', 'The inventory does not have the form of one.', {
      faults: [{ where: request.name, what: 'should be REQUEST' }],
    })
  const query = partOf(request, 'QUERY')?.text.trim() ?? ''
  const deviceid = partOf(request, 'DEVICEID')?.text.trim() ?? ''
  const content = partOf(request, 'CONTENT')
  const devices = content?.children.filter(({ name }) => name === 'DEVICE') ?? []
  const version = content && partOf(content, 'VERSIONCLIENT')?.text.trim()
  const isOcs =
    /ocs/i.test(version ?? '') ||
    (content !== undefined &&
      partOf(content, 'LOCAL_GROUPS')?.children.some(({ name }) => name === 'ID_GROUP') === true)
  if (query !== 'PROLOG' && content === undefined)
    throw new Problem('invalid', 'The inventory does not have the form of one.', {
      faults: [{ where: 'REQUEST.CONTENT', what: 'is not there' }],
    })
  const inventories =
    content === undefined
      ? []
      : devices.length > 0
        ? devices.map((device) => ({ deviceid, content: deviceContent(device) }))
        : query === 'INVENTORY' || query === ''
          ? [{ deviceid, content: contentOf(content) }]
          : []
  return { query, deviceId: deviceid, inventories, isOcs }
}
