import { z } from 'zod'
import { maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Encryption = defineTopic(
  'encryption',
  z.strictObject({
    volume: text(1024).describe('Where the volume is mounted, or its drive letter.'),
    tool: text(32).describe('What would encrypt it here: BitLocker, LUKS, FileVault.'),
    system: z.boolean().describe('Whether the operating system is on it.'),
    encrypted: z
      .boolean()
      .nullable()
      .describe('Whether all of it is encrypted and locked without a key; null where nothing tells.'),
    state: z
      .enum(['on', 'off', 'suspended', 'encrypting', 'decrypting', 'unknown'])
      .describe('Suspended: encrypted, but the key lies open beside it.'),
    method: maybe(text(64)).describe('Cipher.'),
    portable: maybe(z.boolean()).describe('Whether the machine is one that is carried about.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.volume,
    expected: true,
    max: 256,
    description: 'Volumes, and whether they can be read without a key.',
  },
)
export default Encryption
