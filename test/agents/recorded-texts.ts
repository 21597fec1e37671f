type Values = Record<string, string | number>

const readValue = (text: string): string | number =>
  text.startsWith('dword:')
    ? Number.parseInt(text.slice(6), 16)
    : text.replace(/^"|"$/g, '').replaceAll(String.raw`\"`, '"').replaceAll('\\\\', '\\')

/** The keys of an exported part of the registry by the last part of their names, with their texts and numbers. */
export const readRegistry = (octets: Buffer): Map<string, Values> => {
  const text = octets[0] === 0xff ? octets.toString('utf16le') : octets.toString('utf8')
  const keys = new Map<string, Values>()
  let values: Values = {}
  for (const line of text.split(/\r?\n/)) {
    const key = /^\[.*\\([^\\]+)\]$/.exec(line)?.[1]
    if (key !== undefined) {
      values = {}
      keys.set(key, values)
    }
    const [, name, value] = /^"([^"]+)"=(".*"|dword:[0-9a-f]+)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) values[name] = readValue(value)
  }
  return keys
}

/** Types of chassis as dmidecode writes them, by their numbers in the specification of SMBIOS. */
const chassis: Readonly<Record<string, number>> = {
  Other: 1,
  Unknown: 2,
  Desktop: 3,
  'Low Profile Desktop': 4,
  'Pizza Box': 5,
  'Mini Tower': 6,
  Tower: 7,
  Portable: 8,
  Laptop: 9,
  Notebook: 10,
  'Main Server Chassis': 17,
  'Rack Mount Chassis': 23,
}

const part = (output: string, title: RegExp): ReadonlyMap<string, string> => {
  const block = output.split(/\n(?=\s*Handle )/).find((one) => title.test(one)) ?? ''
  return new Map(
    [...block.matchAll(/^\s+([\w /]+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
}

/** What dmidecode prints, as the files in which the kernel shows the same. */
export const firmwareOf = (output: string): Record<string, string> => {
  const system = part(output, /^\s*System Information/m)
  const bios = part(output, /^\s*BIOS Information/m)
  const fields = {
    sys_vendor: system.get('Manufacturer') ?? system.get('Vendor'),
    product_name: system.get('Product Name') ?? system.get('Product'),
    product_serial: system.get('Serial Number'),
    product_uuid: system.get('UUID'),
    board_serial: part(output, /^\s*Base ?[Bb]oard Information/m).get('Serial Number'),
    chassis_type: String(chassis[part(output, /^\s*Chassis Information/m).get('Type') ?? ''] ?? 2),
    bios_version: bios.get('Version'),
    bios_date: bios.get('Release Date') ?? bios.get('Release'),
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === undefined ? [] : [[`/sys/class/dmi/id/${name}`, `${value}\n`]],
    ),
  )
}
