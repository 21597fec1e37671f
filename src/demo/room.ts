import type { Register } from '#contract/register.js'
import { day, hour, type Instant, plusMs, toInstant, toMs } from '#lib/instant.js'
import { climateObjects, type WarmSpell } from './devices/climate.js'
import { firewallObjects } from './devices/firewall.js'
import { nasObjects } from './devices/nas.js'
import { printerObjects } from './devices/printer.js'
import type { Recorded } from './devices/recorded.js'
import { routerObjects } from './devices/router.js'
import { upsObjects } from './devices/ups.js'
import { type PowerScript, powerAt } from './power.js'
import { type Device, type Objects, openDevice } from './snmp/device.js'

/** What a device is asked for, beside who it is and its interfaces. */
export type Task = 'ups' | 'environment' | 'firewall' | 'storage' | 'printer'

interface Planned {
  readonly task: Task | null
  objects(at: Instant): Objects
}

export interface OpenedDevice {
  readonly task: Task | null
  /** Where it answers: `127.0.0.1:40961`. */
  readonly address: string
}

export interface Room {
  readonly devices: readonly OpenedDevice[]
  close(): Promise<void>
}

const midnight = (at: Instant): number => Math.floor(toMs(at) / day) * day

/** Yesterday's afternoon. */
const warmSpell = (now: Instant): WarmSpell => ({
  from: toInstant(midnight(now) - day + 11 * hour),
  to: toInstant(midnight(now) - day + 17 * hour),
  celsius: 6.5,
})

const recordedIn =
  ({ assets }: Register) =>
  (id: string): Recorded => {
    const asset = assets.find((one) => one.id === id)
    return { maker: asset?.manufacturer ?? '', model: asset?.model ?? '', serial: asset?.serial ?? '' }
  }

const gigabit = 1000

const planned = (register: Register, now: Instant, power: () => PowerScript): Planned[] => {
  const recorded = recordedIn(register)
  const warm = warmSpell(now)
  const router = (
    id: string,
    location: string,
    wan: { readonly megabits: number; readonly bytesPerSecond: number },
  ): Planned => ({
    task: null,
    objects: (at) =>
      routerObjects(
        recorded(id),
        {
          name: id.toLowerCase(),
          location,
          ports: [
            { name: 'ether1', alias: 'Uplink', isUp: true, ...wan },
            { name: 'ether2', alias: 'Offices', megabits: gigabit, isUp: true, bytesPerSecond: 400_000 },
          ],
        },
        at,
      ),
  })
  const printer = (id: string, location: string, tonerPercent: number): Planned => ({
    task: 'printer',
    objects: (at) => printerObjects(recorded(id), { name: id.toLowerCase(), location, tonerPercent }, at),
  })
  return [
    { task: 'ups', objects: (at) => upsObjects(recorded('UPS-01'), powerAt(power(), at), at) },
    { task: 'environment', objects: (at) => climateObjects(warm, at) },
    router('RT-01', 'Server room, rack 1', { megabits: gigabit, bytesPerSecond: 850_000 }),
    router('RT-02', 'Server room, rack 1', { megabits: gigabit, bytesPerSecond: 300_000 }),
    router('RT-03', 'Service centre', { megabits: 100, bytesPerSecond: 120_000 }),
    {
      task: 'firewall',
      objects: (at) =>
        firewallObjects(
          recorded('FW-01'),
          {
            contractUntil: '2026-10-31T22:00:00.000Z',
            tunnels: [
              { name: 'cultural-centre', isUp: at < plusMs(now, -30 * hour) },
              { name: 'data-centre', isUp: true },
            ],
          },
          at,
        ),
    },
    { task: 'storage', objects: (at) => nasObjects(recorded('NAS-01'), 71, at) },
    printer('PRN-01', 'Registry office', 64),
    printer('PRN-02', 'Finance', 0),
  ]
}

/** Objects are made once for each moment: a walk asks a hundred times. */
const perMoment = (clock: { now(): Instant }, make: (at: Instant) => Objects): (() => Objects) => {
  let made: { readonly second: string; readonly objects: Objects } | null = null
  return () => {
    const at = clock.now()
    const second = at.slice(0, 19)
    if (made?.second !== second) made = { second, objects: make(at) }
    return made.objects
  }
}

export const community = 'public'
const loopback = '127.0.0.1'

/** Opens the devices of the town, each on a UDP port of loopback. `now` is when the history ends. */
export const openRoom = async (
  register: Register,
  clock: { now(): Instant },
  now: Instant,
  power: () => PowerScript,
): Promise<Room> => {
  const opened: Device[] = []
  const devices: OpenedDevice[] = []
  for (const { task, objects } of planned(register, now, power)) {
    const device = await openDevice({
      address: loopback,
      port: 0,
      community,
      objects: perMoment(clock, objects),
    })
    opened.push(device)
    devices.push({ task, address: `${loopback}:${device.port}` })
  }
  return {
    devices,
    close: async () => {
      await Promise.all(opened.map((device) => device.close()))
    },
  }
}
