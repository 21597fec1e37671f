import { expect, it } from 'vitest'
import { windowsMarks } from '#agents/windows/marks.js'
import { fakeWindows } from '../../fake-windows.js'

it('the marks of a Windows machine leave out what is on USB, and the machine id itself', async () => {
  const guid = 'b2f3a6c1-1111-2222-3333-444455556666'
  const told = {
    maker: 'Dell Inc.',
    model: 'OptiPlex 7090',
    uuid: '4C4C4544-0051-3010-8052-B4C04F4E3132',
    serial: '5Q0RN12',
    boardSerial: 'Default string',
    machineGuid: guid,
    adapters: [
      { mac: 'D89EF3112233', bus: 'PCI\\VEN_8086&DEV_15BB' },
      { mac: 'A0CEC8010203', bus: 'USB\\VID_0BDA&PID_8153' },
    ],
  }
  const marks = await windowsMarks(fakeWindows({ identity: [told] }))
  expect(marks).toMatchObject({
    machine: 'physical',
    uuid: '4c4c4544-0051-3010-8052-b4c04f4e3132',
    serial: '5Q0RN12',
    boardSerial: null,
    macs: ['d8:9e:f3:11:22:33'],
  })
  expect(JSON.stringify(marks)).not.toContain(guid)
})
