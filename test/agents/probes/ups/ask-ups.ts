import { afterEach } from 'vitest'
import type { Notes } from '#agents/host.js'
import snmp from '#agents/probes/ups/snmp.js'
import { type Objects, openDevice } from '#demo/snmp/device.js'
import { fakeHost, memoryNotes } from '../../fake-host.js'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

export const now = '2026-11-22T07:00:00.000Z'

const below = (base: string, objects: Objects): Objects =>
  Object.fromEntries(Object.entries(objects).map(([oid, value]) => [`${base}.${oid}`, value]))
export const standard = (objects: Objects) => below('1.3.6.1.2.1.33.1', objects)
export const apc = (objects: Objects) => below('1.3.6.1.4.1.318.1.1.1', objects)

/** Five days after its card was started. */
export const upTime = 5 * 86_400 * 100
export const system: Objects = { '1.3.6.1.2.1.1.3.0': { ticks: upTime }, '1.3.6.1.2.1.1.5.0': 'ups-room' }

export const onMains = standard({ '2.1.0': 2, '2.4.0': 100, '4.1.0': 3 })

export const open = async (objects: () => Objects): Promise<number> => {
  const device = await openDevice({ address: '127.0.0.1', port: 0, community: 'room', objects })
  closing.push(() => device.close())
  return device.port
}

export const askPort = async (port: number, notes: Notes = memoryNotes(), at = now) => {
  const options = snmp.options.parse({ host: '127.0.0.1', port, community: 'room', timeoutMs: 500 })
  const collected = await snmp.collect(fakeHost({ now: at, notes }), options)
  return 'answers' in collected ? collected.answers[0] : undefined
}

export const ask = async (...parts: Objects[]) => {
  const objects = Object.assign({}, system, ...parts) as Objects
  const answer = await askPort(await open(() => objects))
  return { fact: answer?.facts?.[0], readings: answer?.readings ?? {}, answer }
}
