import { describe, expect, it } from 'vitest'
import ldap from '#agents/probes/directory-computer/ldap.js'
import DirectoryComputer from '#contract/facts/directory-computer.js'
import { factsOf, fakeHost } from '../../fake-host.js'
import { type Directory, withDirectory } from '../../ldap-server.js'
import { pem } from '../../tls-server.js'

const pc = {
  cn: 'PC-07',
  dNSHostName: 'PC-07.opstina.local',
  operatingSystem: 'Windows 11 Pro',
  operatingSystemVersion: '10.0 (26100)',
  userAccountControl: '4096',
  whenCreated: '20240105081500.0Z',
  lastLogonTimestamp: '134082540000000000',
  // Never asked for, and never told.
  description: 'Petar Petrović',
}
const controller = { cn: 'DC-1', userAccountControl: '532480', lastLogonTimestamp: '0' }
const gone = { cn: 'OLD-1', userAccountControl: '4098', whenCreated: 'nonsense' }

const directory = { user: 'popis@opstina.local', password: 'secret', root: 'DC=opstina,DC=local' }
const files = { '/ca.pem': pem('always'), '/password': 'secret\n', '/wrong': 'guess\n', '/empty': '\n' }

const ask = (given: Partial<Directory>, options: object = {}, host = '127.0.0.1') =>
  withDirectory({ ...directory, computers: [pc, controller, gone], ...given }, async (port) => {
    const asked = { host, port, user: directory.user, passwordFile: '/password', ca: '/ca.pem', ...options }
    return ldap.collect(fakeHost({ files }), ldap.options.parse({ security: given.security, ...asked }))
  })

describe('the computers of a directory', () => {
  it.each(['ldaps', 'starttls'] as const)(
    'are told over %s, with their accounts and no people',
    async (security) => {
      const asked: string[] = []
      const collected = await ask({ security, asked })
      expect(factsOf(collected).map((fact) => DirectoryComputer.schema.parse(fact))).toEqual([
        {
          name: 'DC-1',
          dnsName: null,
          os: null,
          osVersion: null,
          enabled: true,
          isController: true,
          createdAt: null,
          lastLogonAt: null,
        },
        expect.objectContaining({ name: 'OLD-1', enabled: false, createdAt: null, lastLogonAt: null }),
        {
          name: 'PC-07',
          dnsName: 'pc-07.opstina.local',
          os: 'Windows 11 Pro',
          osVersion: '10.0 (26100)',
          enabled: true,
          isController: false,
          createdAt: '2024-01-05T08:15:00.000Z',
          lastLogonAt: '2025-11-22T03:00:00.000Z',
        },
      ])
      expect(collected).toMatchObject({ answers: [{ subject: { id: 'address/127.0.0.1' } }] })
      expect(asked).toEqual(['', 'DC=opstina,DC=local'])
    },
  )

  it('are told page by page', async () => {
    const computers = Array.from({ length: 1201 }, (_, number) => ({ cn: `PC-${number}` }))
    const asked: string[] = []
    expect(factsOf(await ask({ computers, asked }, { base: 'OU=PC,DC=opstina,DC=local' }))).toHaveLength(1201)
    expect(asked).toEqual(Array.from({ length: 3 }, () => 'OU=PC,DC=opstina,DC=local'))
  })

  it.each<[string, object, string, string]>([
    ['a wrong password', { passwordFile: '/wrong' }, 'denied', 'InvalidCredentials'],
    ['an empty one, which a directory would take for nobody', { passwordFile: '/empty' }, 'denied', 'empty'],
    ['no password', { passwordFile: '/nowhere' }, 'unreadable', '/nowhere'],
    ['a certificate that nobody knows', { ca: undefined }, 'unreadable', 'self-signed'],
  ])('are not told for %s', async (_, options, reason, says) => {
    for (const security of ['ldaps', 'starttls'] as const) {
      const asked: string[] = []
      expect(await ask({ security, asked }, options)).toMatchObject({
        answers: [{ failure: { reason, detail: expect.stringContaining(says) } }],
      })
      expect(asked).toEqual([])
    }
  })

  it('are not told under a name that the certificate does not have', async () => {
    expect(await ask({}, {}, 'localhost')).toMatchObject({
      answers: [
        { failure: { reason: 'unreadable', detail: expect.stringMatching(/altnames|does not match/i) } },
      ],
    })
  })
})
