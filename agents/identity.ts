import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { contentHash } from '#lib/canonical.js'
import { meaningful } from '#lib/firmware-text.js'
import { readIfThere, writeWhole } from './atomic-file.js'
import { type Host, ifThere } from './host.js'
import { readFirmware } from './linux/firmware.js'
import { ProbeError } from './probe.js'

const smbios = async (host: Host): Promise<{ uuid: string; boardSerial: string | null } | null> => {
  if (host.platform === 'linux') {
    const [uuid, boardSerial] = await Promise.all([
      readFirmware(host, 'product_uuid'),
      readFirmware(host, 'board_serial'),
    ])
    return uuid === null ? null : { uuid: uuid.toLowerCase(), boardSerial }
  }
  const si = await host.si()
  const uuid = meaningful((await si.uuid()).hardware)
  const boardSerial = meaningful((await si.baseboard()).serial)
  return uuid === null ? null : { uuid: uuid.toLowerCase(), boardSerial }
}

const machineId = async (host: Host): Promise<string | null> => {
  if (host.platform !== 'linux') return meaningful((await (await host.si()).uuid()).os)
  return meaningful(await ifThere(host.read('/etc/machine-id')))
}

/** A number of our own, for a machine that has none of its own. */
const keptId = async (stateFolder: string): Promise<string> => {
  const file = join(stateFolder, 'machine-id')
  const kept = await readIfThere(file)
  if (kept) return kept.trim()
  const made = crypto.randomUUID()
  await mkdir(stateFolder, { recursive: true, mode: 0o700 })
  await writeWhole(file, `${made}\n`)
  return made
}

/** What is not readable does not tell this machine from others; the next source is asked. */
export const orNull = async <T>(asking: Promise<T | null>): Promise<T | null> => {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ProbeError) return null
    throw error
  }
}

/** The hash that stays the same when the agent is installed anew on this machine. */
export const machineHash = async (host: Host, stateFolder: string): Promise<string> => {
  const firmware = await orNull(smbios(host))
  if (firmware) return contentHash(firmware)
  const id = await orNull(machineId(host))
  return contentHash({ machineId: id ?? (await keptId(stateFolder)) })
}
