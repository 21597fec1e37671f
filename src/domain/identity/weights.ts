/** What a machine may be known by, the order in which reasons are told. */
export const markKinds = [
  'uuid',
  'vmId',
  'serial',
  'boardSerial',
  'chassisSerial',
  'mac',
  'drive',
  'machineId',
] as const
export type MarkKind = (typeof markKinds)[number]

/** Points where both show such a mark: one in common, or none. Where one shows none, it says nothing. */
export const weights: Readonly<Record<MarkKind, { readonly agrees: number; readonly differs: number }>> = {
  uuid: { agrees: 50, differs: -40 },
  vmId: { agrees: 50, differs: -40 },
  serial: { agrees: 60, differs: -30 },
  // A board is exchanged more often than a machine.
  boardSerial: { agrees: 30, differs: -15 },
  chassisSerial: { agrees: 20, differs: -10 },
  mac: { agrees: 40, differs: -30 },
  drive: { agrees: 40, differs: -20 },
  // Copied with each image, and another after each installation.
  machineId: { agrees: 25, differs: -10 },
}

/** Two agents reported in one interval, and something differs. */
export const atOncePoints = -60

/** A container is never the machine that it runs on, whatever it shows. */
export const containerPoints = -200

/** From here on it is the same machine. */
export const sameFrom = 40

/** Up to here it is another one; between the two, a person says. */
export const differentUpTo = -25
