import { z } from 'zod'
import { instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Os = defineTopic(
  'os',
  z.strictObject({
    family: z.enum(['linux', 'windows', 'macos', 'bsd', 'other']).describe('Family of the operating system.'),
    name: text().describe('Name of the distribution or edition.'),
    version: text(64).describe('Version of it, in its own numbering.'),
    build: maybe(text(64)).describe('Build or patch level, where there is one.'),
    codename: maybe(text(64)).describe('Name of the release.'),
    kernel: text(128).describe('Release of the kernel.'),
    architecture: text(32).describe('Instruction set, such as x64 or arm64.'),
    hostname: text(253).describe('Name of the machine, fully qualified where it knows it.'),
    timeZone: text(64).nullable().describe('Time zone of the machine, as an IANA name.'),
    bootedAt: maybe(instant()).describe('When it was last started, to the minute.'),
  }),
  { about: 'host', max: 1, description: 'The operating system: name, version, kernel, last start.' },
)
export default Os
