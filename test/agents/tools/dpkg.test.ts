import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openHost } from '#agents/host.js'
import { newSelf } from '#agents/self.js'
import { installedPackages } from '#agents/tools/dpkg.js'
import { fakeHost } from '../fake-host.js'

const status = `Package: bash
Essential: yes
Status: install ok installed
Architecture: amd64
Version: 5.2.15-2+b8
Conffiles:
 /etc/skel/.bashrc 1f98b8f3f3c8f8927eca945d59dcc1c6
Description: GNU Bourne Again SHell
 Version: none of its own
 .
 It has paragraphs.

Package: gone
Status: deinstall ok config-files
Architecture: all
Version: 1

Package: held
Status: hold ok installed
Architecture: all
Version: 1:2

Package: half
Status: install ok half-configured
Architecture: all
Version: 3
`

const queried = {
  'dpkg-query': {
    stdout: 'ii \tbash\t5.2.15-2+b8\tamd64\nrc \tgone\t1\tall\nhi \theld\t1:2\tall\niF \thalf\t3\tall\n',
  },
}

const installed = [
  { name: 'bash', version: '5.2.15-2+b8', architecture: 'amd64' },
  { name: 'held', version: '1:2', architecture: 'all' },
]

describe('the packages of Debian', () => {
  it('are read from the file of dpkg, without starting it', async () => {
    expect(await installedPackages(fakeHost({ files: { '/var/lib/dpkg/status': status } }))).toEqual(
      installed,
    )
  })

  it('are asked of dpkg where it keeps no such file', async () => {
    expect(await installedPackages(fakeHost({ programs: queried }))).toEqual(installed)
  })

  it('are asked of dpkg where it writes its file anew while that is read', async () => {
    const host = fakeHost({ files: { '/var/lib/dpkg/status': status }, programs: queried })
    const stat = async (path: string) => ({ ...(await host.stat(path)), sizeBytes: status.length - 80 })
    expect(await installedPackages({ ...host, stat })).toEqual(installed)
  })

  it('are asked of dpkg where its journal has what the file lacks', async () => {
    const files = {
      '/var/lib/dpkg/status': status.replaceAll('5.2', '5.1'),
      '/var/lib/dpkg/updates/0001': '',
    }
    expect(await installedPackages(fakeHost({ files, programs: queried }))).toEqual(installed)
  })

  it.skipIf(!existsSync('/usr/bin/dpkg-query'))('are those that dpkg tells on this machine', async () => {
    const host = openHost({ self: newSelf(0) })
    const asked = { ...host, list: async () => ['0001'] }
    const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort()
    expect(sorted(await installedPackages(host))).toEqual(sorted(await installedPackages(asked)))
  })
})
