import { MachineMarks } from '#contract/facts/identity.js'
import { type Machine, type Marks, marksOf, marksOfMachine, noMarks, together } from './marks.js'

type Fact = Readonly<Record<string, unknown>>

/** Topics whose facts tell which machine it is. */
export const markingTopics: ReadonlySet<string> = new Set(['identity', 'hardware', 'interface'])

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const machineOf = (chassis: unknown): Machine | null =>
  chassis === 'container' || chassis === 'virtual'
    ? chassis
    : chassis === undefined || chassis === 'other'
      ? null
      : 'physical'

/** Adapters that move from machine to machine, as far as their names tell. */
const isMovable = /usb|dock|thunderbolt|dongle/i

/** What programs show that know no topic `identity`: the machine, its drives, its adapters. */
const fromHardware = (hardware: readonly Fact[], interfaces: readonly Fact[]): Marks => {
  const [machine] = hardware
  const drives = Array.isArray(machine?.drives) ? (machine.drives as Fact[]) : []
  return marksOf(machineOf(machine?.chassis), {
    uuid: [text(machine?.uuid)],
    serial: [text(machine?.serial)],
    boardSerial: [text(machine?.boardSerial)],
    drive: drives.map(({ serial }) => text(serial)),
    mac: interfaces
      .filter(
        ({ kind, name, description }) =>
          (kind === 'ethernet' || kind === 'wireless') && !isMovable.test(`${name} ${description ?? ''}`),
      )
      .map(({ mac }) => text(mac)),
  })
}

/** The marks in what one agent tells of a host, by topic. */
export const marksOfFacts = (facts: Readonly<Record<string, readonly unknown[] | undefined>>): Marks => {
  const [told] = facts.identity ?? []
  const own = MachineMarks.safeParse(told)
  if (own.success) return marksOfMachine(own.data)
  const hardware = (facts.hardware ?? []) as readonly Fact[]
  const interfaces = (facts.interface ?? []) as readonly Fact[]
  return hardware.length + interfaces.length === 0 ? noMarks : fromHardware(hardware, interfaces)
}

/** Those of all its agents. */
export const marksOfTellers = (
  tellers: Iterable<Readonly<Record<string, readonly unknown[] | undefined>>>,
): Marks => together([...tellers].map(marksOfFacts))
