import { Problem } from '#lib/problem.js'
import { factSets } from '../collect-facts.js'
import type { ForeignTool, Told } from '../told.js'
import { clip } from '../values.js'
import { deviceOf, readDeviceHardware, readPorts } from './device.js'
import { readHardware } from './hardware.js'
import { type Content, Inventory } from './inventory.js'
import { readNetworks } from './networks.js'
import { momentOf, readOs } from './os.js'
import { readAntivirus, readFirewalls, readSoftware } from './programs.js'
import { readPrinter, readStores } from './supplies.js'
import { readVolumes } from './volumes.js'

const mostFaults = 20

const head = ({ deviceid, partial, content }: Inventory, tool: ForeignTool) => ({
  tool,
  calledBy: deviceid,
  version: clip(content.versionclient, 32) ?? tool,
  observedAt: momentOf(content.accesslog?.logdate ?? null, content.operatingsystem?.timezone?.offset ?? null),
  isPartial: partial ?? false,
})

const some = (
  all: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>,
): Told['readings'] =>
  Object.fromEntries(
    Object.entries(all).flatMap(([topic, readings]) =>
      readings && Object.keys(readings).length > 0 ? [[topic, readings]] : [],
    ),
  )

const toldOfComputer = (inventory: Inventory, tool: ForeignTool): Told => {
  const { content, deviceid } = inventory
  const hardware = content.bios || content.hardware ? readHardware(content) : null
  const os = readOs(content)
  const disks = readVolumes(content.drives)
  const name = content.hardware?.name ?? content.operatingsystem?.fqdn ?? deviceid
  return {
    ...head(inventory, tool),
    thing: {
      kind: 'host',
      name: clip(name, 128) ?? 'computer',
      uuid: hardware?.uuid ?? null,
      boardSerial: hardware?.boardSerial ?? null,
    },
    facts: factSets({
      hardware: hardware ? [hardware] : undefined,
      os: os ? [os] : undefined,
      disk: disks?.facts,
      interface: readNetworks(content.networks),
      software: readSoftware(content.softwares),
      antivirus: readAntivirus(content.antivirus),
      firewall: readFirewalls(content.firewalls),
    }),
    readings: some({ disk: disks?.readings }),
  }
}

const toldOfDevice = (
  inventory: Inventory,
  device: NonNullable<Content['network_device']>,
  tool: ForeignTool,
): Told | null => {
  const { content } = inventory
  const thing = deviceOf(device, content.network_ports)
  const hardware = readDeviceHardware(device, content)
  if (thing === null || hardware === null) return null
  const isPrinter = hardware.chassis === 'printer' || content.cartridges !== undefined
  const printer = isPrinter ? readPrinter(content) : undefined
  const stores = readStores(content.drives)
  return {
    ...head(inventory, tool),
    calledBy: `${thing.kind}:${thing.id}`,
    thing,
    facts: factSets({
      hardware: [hardware],
      interface: readPorts(content.network_ports),
      printer: printer && [printer.fact],
      storage: stores?.facts,
    }),
    readings: some({ printer: printer?.readings, storage: stores?.readings }),
  }
}

/**
 * What an inventory tells; null where it has nothing to tell, such as of a device that was only discovered.
 * @throws Problem invalid, with the path of what is wrong.
 */
export const readInventory = (given: unknown, tool: ForeignTool = 'glpi'): Told | null => {
  const parsed = Inventory.safeParse(given)
  if (!parsed.success)
    throw new Problem('invalid', 'The inventory does not have the form of one.', {
      faults: parsed.error.issues
        .slice(0, mostFaults)
        .map(({ path, message }) => ({ where: path.map(String).join('.') || 'inventory', what: message })),
    })
  const { data } = parsed
  const { network_device: device } = data.content
  return device ? toldOfDevice(data, device, tool) : toldOfComputer(data, tool)
}
