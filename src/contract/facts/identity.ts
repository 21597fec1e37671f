import { z } from 'zod'
import { text } from '../field.js'
import { defineTopic } from '../topic.js'

/** What tells one machine from others. An agent shows it when it enrols, too. */
export const MachineMarks = z.strictObject({
  machine: z
    .enum(['physical', 'virtual', 'container'])
    .describe('A container shows the firmware of the machine below it: that is left out.'),
  uuid: text(64).nullable().describe('SMBIOS UUID, in lower case.'),
  vmId: text(128).nullable().describe('What the hypervisor calls this machine, where it says so.'),
  serial: text().nullable().describe('Serial number of the machine.'),
  boardSerial: text().nullable().describe('Serial number of the main board.'),
  chassisSerial: text().nullable().describe('Serial number of the case.'),
  macs: z
    .array(text(17))
    .max(64)
    .describe(
      'Burnt-in addresses of adapters that are part of the machine: none by USB, none made by software.',
    ),
  drives: z.array(text()).max(256).describe('Serial numbers of the drives inside.'),
  machineId: text(64)
    .nullable()
    .describe('Hash of the machine id of the installed system; the id itself stays on the machine.'),
})
export type MachineMarks = z.infer<typeof MachineMarks>

export const Identity = defineTopic('identity', MachineMarks, {
  about: 'host',
  max: 1,
  expected: false,
  description: 'What the machine is known by, so that it keeps its history through reinstalls and repairs.',
})
export default Identity
