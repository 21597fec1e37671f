import { meaningful } from '#lib/firmware-text.js'
import { type Host, ifThere } from '../host.js'
import { ProbeError } from '../probe.js'

/** A field of SMBIOS as the kernel shows it. Serial numbers are for root only: for others they are null. */
export const readFirmware = async (host: Host, field: string): Promise<string | null> => {
  try {
    return meaningful(await ifThere(host.read(`/sys/class/dmi/id/${field}`)))
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'denied' && !host.isPrivileged) return null
    throw error
  }
}
