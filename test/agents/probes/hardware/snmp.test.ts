import { afterEach, expect, it } from 'vitest'
import hardware from '#agents/probes/hardware/snmp.js'
import { snmpOptions } from '#agents/tools/snmp/options.js'
import Hardware from '#contract/facts/hardware.js'
import { type Device, type Objects, openDevice } from '#demo/snmp/device.js'
import { fakeHost } from '../../fake-host.js'

const open: Device[] = []
afterEach(() => Promise.all(open.splice(0).map((device) => device.close())))

const device = async (objects: Objects): Promise<string> => {
  const opened = await openDevice({
    address: '127.0.0.1',
    port: 0,
    community: 'public',
    objects: () => objects,
  })
  open.push(opened)
  return `127.0.0.1:${opened.port}`
}

it('tells who each device is, and which one is silent', async () => {
  const router = await device({
    '1.3.6.1.2.1.1.1.0': 'RouterOS RB750Gr3',
    '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.14988.1' },
    '1.3.6.1.2.1.1.5.0': 'router-1',
    '1.3.6.1.4.1.14988.1.1.4.4.0': '7.20.4',
    '1.3.6.1.4.1.14988.1.1.7.3.0': '6F3A071688EA',
  })
  const box = await device({ '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.99999.1' } })
  const collected = await hardware.collect(
    fakeHost(),
    snmpOptions.parse({ hosts: [router, box, '127.0.0.1:1'], timeoutMs: 300 }),
  )
  const answers = 'answers' in collected ? collected.answers : []
  expect(answers.map(({ subject }) => subject?.name)).toEqual(['router-1', 'enterprise 99999', undefined])
  expect(Hardware.schema.parse(answers[0]?.facts?.[0])).toMatchObject({
    manufacturer: 'MikroTik',
    model: 'RB750Gr3',
    serial: '6F3A071688EA',
    firmwareVersion: '7.20.4',
    chassis: 'router',
  })
  expect(answers[2]?.failure?.reason).toBe('absent')
})
