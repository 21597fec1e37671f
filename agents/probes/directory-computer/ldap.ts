import { z } from 'zod'
import DirectoryComputer from '#contract/facts/directory-computer.js'
import type { LdapSession } from '../../host/ldap.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { computerAttributes, readComputer } from '../../tools/directory/computers.js'
import { askService } from '../../tools/outside/ask-service.js'
import { hostOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'
import { readSecret } from '../../tools/secret-file.js'

const ports = { ldaps: 636, starttls: 389 }

const domainRoot = async (session: LdapSession): Promise<string> => {
  const attributes = ['defaultNamingContext', 'namingContexts']
  const [root] = await session.search({ base: '', scope: 'base', filter: '(objectClass=*)', attributes }, 1)
  const base = root?.defaultNamingContext?.[0] ?? root?.namingContexts?.[0]
  if (base === undefined)
    throw new ProbeError('unreadable', 'the directory does not say where it begins: name its base')
  return base
}

/** The computers that a directory knows. It takes an account that may read; any account of the domain may. */
export default defineProbe({
  topic: DirectoryComputer,
  summary: 'The computers that Active Directory or Samba knows, asked with an account that may only read.',
  platforms: ['linux', 'darwin', 'win32'],
  timeoutMs: 60_000,
  options: z.object({
    host: hostOption().describe('Name of the controller, as its certificate has it.'),
    security: z.enum(['ldaps', 'starttls']).default('ldaps').describe('How it is kept secret.'),
    port: z.coerce
      .number()
      .int()
      .min(1)
      .max(65_535)
      .optional()
      .describe('Its port; without it 636 for ldaps and 389 for starttls.'),
    user: z.string().min(1).max(512).describe('Who asks: popis@example.local, or a distinguished name.'),
    passwordFile: z.string().min(1).describe('File that holds the password of that account.'),
    base: z
      .string()
      .min(1)
      .max(1024)
      .optional()
      .describe('Where to look, such as OU=PC,DC=example,DC=local.'),
    ca: z.string().min(1).optional().describe('File with the certificate (PEM) of an authority of your own.'),
  }),
  label: ({ host, base }) => (base === undefined ? host : `${host} ${base}`),

  collect: (host, { host: controller, security, port, user, passwordFile, base, ca: caFile }) =>
    askService(serviceSubject('address', controller), async () => {
      const password = await readSecret(host, passwordFile)
      const ca = caFile === undefined ? undefined : await readSecret(host, caFile)
      const target = {
        host: controller,
        port: port ?? ports[security],
        security,
        user,
        password,
        timeoutMs: 15_000,
        ...(ca === undefined ? {} : { ca }),
      }
      const entries = await host.ldap(target, async (session) =>
        session.search(
          {
            base: base ?? (await domainRoot(session)),
            scope: 'sub',
            filter: '(objectClass=computer)',
            attributes: computerAttributes,
          },
          DirectoryComputer.max,
        ),
      )
      const facts = entries.map(readComputer).filter((fact) => fact !== null)
      // Two units of a directory may hold computers of one name; the one that signed in last is the one that is there.
      facts.sort((a, b) => ((a.lastLogonAt ?? '') < (b.lastLogonAt ?? '') ? -1 : 1))
      return { facts: [...new Map(facts.map((fact) => [DirectoryComputer.key(fact), fact])).values()] }
    }),
})
