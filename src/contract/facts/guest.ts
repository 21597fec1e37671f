import { z } from 'zod'
import { bytes, count, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Guest = defineTopic(
  'guest',
  z.strictObject({
    platform: text(32).describe('What runs it: libvirt, Proxmox, Hyper-V, Docker, Podman.'),
    name: text(256).describe('Its name there.'),
    kind: z.enum(['virtual', 'container']).describe('A virtual machine or a container.'),
    running: z.boolean().describe('Whether it runs.'),
    uuid: maybe(text(64)).describe(
      'Its SMBIOS UUID, by which it is the same as a machine that reports itself.',
    ),
    image: maybe(text(512)).describe('Image that a container was made from.'),
    processorCount: maybe(count()).describe('Processors that it was given.'),
    memoryBytes: maybe(bytes()).describe('Memory that it was given.'),
  }),
  {
    about: 'host',
    key: (fact) => `${fact.platform} ${fact.name}`,
    expected: false,
    max: 2048,
    description: 'Virtual machines and containers that run on the machine.',
  },
)
export default Guest
