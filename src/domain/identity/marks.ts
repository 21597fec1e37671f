import type { MachineMarks } from '#contract/facts/identity.js'
import { meaningful } from '#lib/firmware-text.js'
import { driveDefaults, isMakerDefault, macDefaults } from '#lib/maker-defaults.js'
import { macOf } from '#lib/network-address.js'
import { type MarkKind, markKinds } from './weights.js'

export type Machine = MachineMarks['machine']

/** What a machine is known by: of each kind its values, sorted and in the form in which two are compared. */
export interface Marks {
  /** Null where nobody said. */
  readonly machine: Machine | null
  readonly values: Readonly<Partial<Record<MarkKind, readonly string[]>>>
}

export const noMarks: Marks = { machine: null, values: {} }

const swapped = (hex: string): string => hex.match(/../g)?.reverse().join('') ?? hex

/**
 * A UUID in one form for both orders of its bytes: programs of before SMBIOS 2.6, and some of today, write the first
 * three groups the other way round. Null where it is none, or one that makers left in many machines.
 */
export const uuidOf = (text: string | null | undefined): string | null => {
  const plain = text?.trim().toLowerCase().replaceAll(/[{}-]/g, '') ?? ''
  if (!/^[0-9a-f]{32}$/.test(plain)) return null
  const head = [plain.slice(0, 8), plain.slice(8, 12), plain.slice(12, 16)]
  const written = (groups: readonly string[]) => [...groups, plain.slice(16, 20), plain.slice(20)].join('-')
  const forms = [written(head), written(head.map(swapped))]
  return forms.some((form) => meaningful(form) === null) ? null : (forms.sort()[0] ?? null)
}

/** Addresses that hypervisors give to the machines that they run. */
const ofGuests = /^(00:50:56|00:0c:29|00:05:69|00:15:5d|00:16:3e|08:00:27|00:1c:42|52:54:00|bc:24:11)/

/**
 * A burnt-in address in the form in which two are compared; null for one that software made up, that means many, or that
 * a hypervisor gave to a machine that is not its guest.
 */
export const markOfMac = (text: string | null, machine: Machine | null): string | null => {
  const mac = macOf(text)
  if (mac === null || isMakerDefault(mac, macDefaults)) return null
  if (ofGuests.test(mac)) return machine === 'virtual' ? mac : null
  const first = Number.parseInt(mac.slice(0, 2), 16)
  const isLocalOrMany = (first & 0b11) !== 0
  return isLocalOrMany ? null : mac
}

const markOfText = (text: string | null): string | null =>
  meaningful(text)?.toLowerCase().replaceAll(/\s+/g, ' ') ?? null

const markOfDrive = (text: string | null): string | null => {
  const mark = markOfText(text)
  return mark === null || isMakerDefault(mark, driveDefaults) ? null : mark
}

type Given = Partial<Record<MarkKind, readonly (string | null)[]>>

const readers: Readonly<Record<MarkKind, (text: string | null, machine: Machine | null) => string | null>> = {
  uuid: uuidOf,
  vmId: markOfText,
  serial: markOfText,
  boardSerial: markOfText,
  chassisSerial: markOfText,
  mac: markOfMac,
  drive: markOfDrive,
  machineId: (text) => text || null,
}

/** All but the installed system shows the machine below, not the container. */
const ofContainers: ReadonlySet<MarkKind> = new Set<MarkKind>(['machineId', 'mac'])

/** Leaves out whatever tells nothing. */
export const marksOf = (machine: Machine | null, given: Given): Marks => {
  const values: Partial<Record<MarkKind, string[]>> = {}
  for (const kind of markKinds) {
    if (machine === 'container' && !ofContainers.has(kind)) continue
    const read = (given[kind] ?? []).map((text) => readers[kind](text, machine))
    const known = [...new Set(read.filter((value) => value !== null))].sort()
    if (known.length > 0) values[kind] = known
  }
  return { machine, values }
}

export const marksOfMachine = (told: MachineMarks): Marks =>
  marksOf(told.machine, {
    uuid: [told.uuid],
    vmId: [told.vmId],
    serial: [told.serial],
    boardSerial: [told.boardSerial],
    chassisSerial: [told.chassisSerial],
    mac: told.macs,
    drive: told.drives,
    machineId: [told.machineId],
  })

/** What several tell of one machine. */
export const together = (all: readonly Marks[]): Marks => {
  const machine = all.find((marks) => marks.machine !== null)?.machine ?? null
  const values: Partial<Record<MarkKind, string[]>> = {}
  for (const kind of markKinds) {
    const found = new Set(all.flatMap((marks) => marks.values[kind] ?? []))
    if (found.size > 0) values[kind] = [...found].sort()
  }
  return { machine, values }
}

export const isMarked = ({ values }: Marks): boolean => Object.keys(values).length > 0
