import { openFlow } from './flow.js'

/** Who reaches the server from which device. */
export interface Access {
  readonly user: string
  readonly device: string
}

export interface CalChoice {
  readonly users: readonly string[]
  readonly devices: readonly string[]
  readonly cost: number
}

export interface CalChoices {
  readonly byDevice: CalChoice
  readonly byUser: CalChoice
  /** The cheapest that covers each access once: by its user or by its device. */
  readonly mixed: CalChoice
  readonly cheapest: 'device' | 'user' | 'mixed'
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort()

const cheapestMix = (
  accesses: readonly Access[],
  users: readonly string[],
  devices: readonly string[],
  devicePrice: number,
  userPrice: number,
): CalChoice => {
  const [from, to] = [users.length + devices.length, users.length + devices.length + 1]
  const flow = openFlow(to + 1)
  const userAt = new Map(users.map((user, at) => [user, at]))
  const deviceAt = new Map(devices.map((device, at) => [device, users.length + at]))
  for (const at of userAt.values()) flow.link(from, at, userPrice)
  for (const at of deviceAt.values()) flow.link(at, to, devicePrice)
  for (const { user, device } of accesses)
    flow.link(userAt.get(user) ?? 0, deviceAt.get(device) ?? 0, Number.MAX_SAFE_INTEGER)
  const cost = flow.run(from, to)
  const reached = flow.reached(from)
  return {
    users: users.filter((user) => !reached[userAt.get(user) ?? 0]),
    devices: devices.filter((device) => reached[deviceAt.get(device) ?? 0]),
    cost,
  }
}

/** Client access licences that these accesses oblige to. Prices are whole minor units; equal costs go to devices. */
export const chooseCals = (
  accesses: readonly Access[],
  devicePrice: number,
  userPrice: number,
): CalChoices => {
  const users = distinct(accesses.map(({ user }) => user))
  const devices = distinct(accesses.map(({ device }) => device))
  const byDevice = { users: [], devices, cost: devices.length * devicePrice }
  const byUser = { users, devices: [], cost: users.length * userPrice }
  const mixed = cheapestMix(accesses, users, devices, devicePrice, userPrice)
  const least = Math.min(byDevice.cost, byUser.cost, mixed.cost)
  const cheapest = byDevice.cost === least ? 'device' : byUser.cost === least ? 'user' : 'mixed'
  return { byDevice, byUser, mixed, cheapest }
}
