import { describe, expect, it } from 'vitest'
import linux from '#agents/probes/membership/linux.js'
import { fakeHost, type World } from '../../fake-host.js'

const sssd =
  '[sssd]\nservices = nss, pam\n\n[domain/plandiste.local]\nid_provider = ad\nad_domain = plandiste.local\n'
const smb =
  '[global]\n  workgroup = OPSTINA\n  realm = PLANDISTE.LOCAL\n  security = ADS\n[share]\n  security = user\n'
const realm = `plandiste.local
  type: kerberos
  realm-name: PLANDISTE.LOCAL
  domain-name: plandiste.local
  configured: kerberos-member
  server-software: active-directory
  client-software: sssd
`
const ask = (world: World) => linux.collect(fakeHost(world), {})
const joined = (by: string) => [{ family: 'linux', joined: true, domain: 'plandiste.local', by }]

describe('membership/linux', () => {
  it.each<[string, World, object[]]>([
    [
      'sssd with its key',
      { files: { '/etc/sssd/sssd.conf': sssd, '/etc/krb5.keytab': 'x' } },
      joined('sssd'),
    ],
    [
      'winbind',
      { files: { '/etc/samba/smb.conf': smb, '/var/lib/samba/private/secrets.tdb': '' } },
      joined('winbind'),
    ],
    [
      'realmd, who may be asked by anybody',
      { denied: ['/etc/sssd/sssd.conf'], files: {}, programs: { realm: { stdout: realm } } },
      joined('sssd'),
    ],
    [
      'sssd without a key, which has not joined',
      { files: { '/etc/sssd/sssd.conf': sssd } },
      [{ family: 'linux', joined: false, domain: null, by: null }],
    ],
    [
      'sssd that looks people up only',
      { files: { '/etc/sssd/sssd.conf': sssd.replace('= ad\n', '= ldap\n'), '/etc/krb5.keytab': 'x' } },
      [{ family: 'linux', joined: false, domain: null, by: null }],
    ],
    [
      'a Samba of its own',
      {
        files: {
          '/etc/samba/smb.conf': smb.replace('ADS', 'user'),
          '/var/lib/samba/private/secrets.tdb': '',
        },
      },
      [{ family: 'linux', joined: false, domain: null, by: null }],
    ],
  ])('knows %s', async (_, world, expected) => {
    expect(await ask(world)).toEqual(expected)
  })

  it('says that it may not look where nobody else tells', async () => {
    await expect(ask({ denied: ['/etc/sssd/sssd.conf'] })).rejects.toMatchObject({ reason: 'denied' })
  })
})
