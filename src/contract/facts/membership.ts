import { z } from 'zod'
import { maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Membership = defineTopic(
  'membership',
  z.strictObject({
    family: z.enum(['linux', 'windows', 'macos']).describe('Family of the operating system.'),
    joined: z.boolean().describe('Whether the machine is a member of a domain.'),
    domain: text(253).nullable().describe('Name of the domain; null where it is in none.'),
    by: text(32)
      .nullable()
      .describe('What has joined it: Windows, sssd, winbind, Active Directory of macOS.'),
    role: maybe(z.enum(['workstation', 'server', 'domain-controller'])).describe('What it is in the domain.'),
    cloudJoined: maybe(z.boolean()).describe('Whether it is joined to Microsoft Entra.'),
    trusted: maybe(z.boolean()).describe(
      'Whether the domain still knows the machine (its secure channel); left out where it was not tried.',
    ),
  }),
  { about: 'host', max: 1, expected: false, description: 'The domain that the machine is a member of.' },
)
export default Membership
