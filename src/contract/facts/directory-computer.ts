import { z } from 'zod'
import { instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const DirectoryComputer = defineTopic(
  'directory-computer',
  z.strictObject({
    name: text(256).describe('Name of the computer in the directory.'),
    dnsName: maybe(text(253)).describe('Its name in DNS, as it told the directory.'),
    os: maybe(text()).describe('Its operating system, as it told the directory.'),
    osVersion: maybe(text()).describe('Version of that.'),
    enabled: z.boolean().describe('Whether its account is enabled.'),
    isController: z.boolean().describe('Whether it is a domain controller.'),
    createdAt: maybe(instant()).describe('When its account was made.'),
    lastLogonAt: instant()
      .nullable()
      .describe('When it last signed in, to within two weeks; null where never.'),
  }),
  {
    about: 'service',
    key: (fact) => fact.name.toLowerCase(),
    expected: false,
    max: 5000,
    description: 'The computers that a directory knows; no people.',
  },
)
export default DirectoryComputer
