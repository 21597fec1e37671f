import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { Quantity, Word, YesNo } from '../values.js'

const rows = <S extends z.ZodRawShape>(shape: S) => z.array(z.object(shape)).max(20_000).optional()

const packages = rows({ name: Word, version: Word, arch: Word, maintainer: Word, vendor: Word })

/** The tables that are read, with the columns that are; others are left aside. */
export const Tables = z.object({
  system_info: z
    .array(
      z.object({
        hostname: Word,
        computer_name: Word,
        uuid: Word,
        cpu_brand: Word,
        cpu_physical_cores: Quantity,
        cpu_logical_cores: Quantity,
        cpu_sockets: Quantity,
        physical_memory: Quantity,
        hardware_vendor: Word,
        hardware_model: Word,
        hardware_serial: Word,
        board_serial: Word,
      }),
    )
    .min(1, 'has no row: which machine it is, it alone tells'),
  os_version: rows({ name: Word, version: Word, build: Word, platform: Word, arch: Word, codename: Word }),
  kernel_info: rows({ version: Word }),
  osquery_info: rows({ version: Word }),
  programs: rows({ name: Word, version: Word, publisher: Word, install_date: Word }),
  apps: rows({ name: Word, bundle_short_version: Word, display_name: Word }),
  deb_packages: packages,
  rpm_packages: packages,
  windows_security_products: rows({
    type: Word,
    name: Word,
    state: Word,
    signatures_up_to_date: YesNo,
  }),
  alf: rows({ global_state: Quantity }),
  interface_details: rows({
    interface: Word,
    friendly_name: Word,
    mac: Word,
    type: Quantity,
    enabled: YesNo,
    connection_status: Word,
    dhcp_enabled: YesNo,
    physical_adapter: YesNo,
  }),
  interface_addresses: rows({ interface: Word, friendly_name: Word, address: Word, mask: Word }),
  logical_drives: rows({ device_id: Word, file_system: Word, size: Quantity, free_space: Quantity }),
  mounts: rows({
    device: Word,
    path: Word,
    type: Word,
    flags: Word,
    blocks: Quantity,
    blocks_size: Quantity,
    blocks_available: Quantity,
  }),
})
export type Tables = z.infer<typeof Tables>

const known = Object.keys(Tables.shape)

/** The table that a query or a file is named for: `pack_office_programs`, `programs.json`. */
const tableOf = (name: string): string | null => {
  const bare = name.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '')
  return (
    known
      .filter((table) => bare === table || bare.endsWith(`_${table}`) || bare.endsWith(`/${table}`))
      .sort((a, b) => b.length - a.length)[0] ?? null
  )
}

const parse = (text: string, where: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid', 'The file is no JSON.', {
      cause,
      faults: [{ where, what: cause instanceof Error ? cause.message : 'unreadable' }],
    })
  }
}

const Snapshot = z.object({ name: z.string(), snapshot: z.array(z.unknown()) })

/** One file as osqueryi (`--json`, named for its table) or osqueryd (its snapshot log) writes it. */
const tablesOf = ({ name, text }: NamedText): Record<string, unknown> => {
  const isLog = /^\s*\{[^\n]*\}\s*\n\s*\{/.test(text)
  const documents = isLog
    ? text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [parse(line, `${name}:${at + 1}`)]))
    : [parse(text, name)]
  const tables: Record<string, unknown> = {}
  for (const document of documents) {
    const snapshot = Snapshot.safeParse(document)
    const called = tableOf(snapshot.success ? snapshot.data.name : name)
    if (snapshot.success) {
      if (called !== null) tables[called] = snapshot.data.snapshot
    } else if (Array.isArray(document)) {
      if (called === null)
        throw new Problem('invalid', 'The file does not say of which table its rows are.', {
          faults: [{ where: name, what: said`name it for one of ${known.join(', ')}` }],
        })
      tables[called] = document
    } else if (!isLog && typeof document === 'object' && document !== null) Object.assign(tables, document)
  }
  return tables
}

export interface NamedText {
  readonly name: string
  readonly text: string
}

const mostFaults = 20

/**
 * The tables of all files together: they are of one machine.
 * @throws Problem invalid, with the path of what is wrong.
 */
export const readTables = (files: readonly NamedText[]): Tables => {
  const parsed = Tables.safeParse(Object.assign({}, ...files.map(tablesOf)))
  if (parsed.success) return parsed.data
  throw new Problem('invalid', 'These are no results of osquery that can be taken in.', {
    faults: parsed.error.issues
      .slice(0, mostFaults)
      .map(({ path, message }) => ({ where: path.map(String).join('.'), what: message })),
  })
}
