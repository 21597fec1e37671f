import { z } from 'zod'
import { maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'
import { vantage } from '../vantage.js'

export const Directory = defineTopic(
  'directory',
  z.strictObject({
    vantage: vantage(),
    controller: text(253).describe('The controller that was asked; by DNS, the domain.'),
    protocol: z
      .enum(['ldap', 'kerberos', 'dns'])
      .describe('What it was asked in; dns: whether the name servers lead to a controller.'),
    answers: z.boolean().describe('Whether it answers as a controller does.'),
    trouble: text().nullable().describe('Why it does not.'),
    domain: maybe(text(253)).describe('The domain or realm that it says it keeps.'),
  }),
  {
    about: 'service',
    key: (fact) => `${fact.vantage} ${fact.protocol} ${fact.controller}`,
    lasting: true,
    expected: false,
    max: 16,
    description: 'A domain controller as a computer of the domain meets it.',
  },
)
export default Directory
