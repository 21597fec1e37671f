import { z } from 'zod'
import { bytes, calendarDay, count, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Hardware = defineTopic(
  'hardware',
  z.strictObject({
    manufacturer: text().nullable().describe('Maker of the machine, as its firmware says.'),
    model: text().nullable().describe('Product name, as the firmware says.'),
    serial: text()
      .nullable()
      .describe('Serial number of the machine; null where the firmware holds none or a default text.'),
    uuid: text(64).nullable().describe('SMBIOS UUID of the machine, in lower case.'),
    boardSerial: text().nullable().describe('Serial number of the main board.'),
    chassis: z
      .enum([
        'server',
        'desktop',
        'laptop',
        'virtual',
        'container',
        'router',
        'switch',
        'firewall',
        'access-point',
        'storage',
        'printer',
        'pdu',
        'sensor',
        'ups',
        'other',
      ])
      .describe('What kind of machine it is.'),
    cpuModel: text().nullable().describe('Name of the processor.'),
    processorCount: count().nullable().describe('Processors (sockets), as licences count them.'),
    coreCount: count().nullable().describe('Physical cores of all processors together.'),
    threadCount: count().nullable().describe('Processors that the operating system can use.'),
    memoryBytes: bytes().nullable().describe('Memory that the operating system sees.'),
    firmwareVersion: maybe(text()).describe('Version of BIOS, UEFI or the software of a device.'),
    objectId: maybe(text(128)).describe('sysObjectID: what kind of device it is, in its maker’s numbers.'),
    description: maybe(text(1000)).describe('What the device says of itself (sysDescr).'),
    firmwareDate: maybe(calendarDay()).describe('Date of BIOS or UEFI.'),
    tpmVersion: maybe(text(16)).describe('Version of the trusted platform module; null where there is none.'),
    secureBoot: maybe(z.boolean()).describe(
      'Whether its firmware starts signed systems only; null where it is no UEFI.',
    ),
    drives: z
      .array(
        z.strictObject({
          name: text(64).describe('Name of the drive on this machine.'),
          model: text().nullable().describe('Model of the drive.'),
          serial: text().nullable().describe('Serial number of the drive.'),
          kind: z.enum(['ssd', 'hdd', 'unknown']).describe('Whether it turns.'),
          sizeBytes: bytes().describe('Size of the drive.'),
        }),
      )
      .max(256)
      .describe('Drives of the machine, mounted or not.'),
  }),
  {
    about: ['host', 'device', 'ups'],
    max: 1,
    description: 'The machine itself: maker, serial numbers, processors, memory, drives.',
  },
)
export default Hardware
