import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import docker from '#agents/probes/guest/docker.js'
import hyperV from '#agents/probes/guest/hyper-v.js'
import libvirt from '#agents/probes/guest/libvirt.js'
import podman from '#agents/probes/guest/podman.js'
import proxmox from '#agents/probes/guest/proxmox.js'
import { readDefinition, readDomains } from '#agents/tools/libvirt/domains.js'
import { factsOf, fakeHost } from '../../fake-host.js'
import { fakeWindows } from '../../fake-windows.js'
import { recordings } from '../../fixture.js'

describe('guests', () => {
  it('of Docker are read by name, image and state alone', async () => {
    const stdout =
      '{"Names":"db","Image":"postgres:17","State":"running"}\n{"Names":"old,alias","Image":"nginx","State":"exited"}\n'
    const host = fakeHost({ files: { '/run/docker.sock': '' }, programs: { docker: { stdout } } })
    expect(await docker.collect(host, {})).toEqual([
      { platform: 'Docker', name: 'db', kind: 'container', running: true, image: 'postgres:17' },
      { platform: 'Docker', name: 'old', kind: 'container', running: false, image: 'nginx' },
    ])
  })

  it('of Docker are not asked for where it does not run or may not be asked', async () => {
    await expect(docker.collect(fakeHost(), {})).rejects.toMatchObject({ reason: 'absent' })
    const denied = fakeHost({
      isPrivileged: false,
      files: { '/run/docker.sock': '' },
      programs: { docker: { code: 1, stderr: 'no' } },
    })
    await expect(docker.collect(denied, {})).rejects.toMatchObject({ reason: 'denied' })
  })

  it('of Podman may be none', async () => {
    const ask = (stdout: string) => podman.collect(fakeHost({ programs: { podman: { stdout } } }), {})
    expect(await ask('')).toEqual([])
    expect(
      await ask(
        '[{"Names":["web"],"Image":"docker.io/library/nginx:1","State":"running","Labels":{"secret":"x"}}]',
      ),
    ).toEqual([
      {
        platform: 'Podman',
        name: 'web',
        kind: 'container',
        running: true,
        image: 'docker.io/library/nginx:1',
      },
    ])
  })

  it('of Proxmox are read from its files, without snapshots and templates', async () => {
    const host = fakeHost({
      files: {
        '/etc/pve/local/x': '',
        '/etc/pve/qemu-server/100.conf':
          'name: dc1\ncores: 2\nsockets: 2\nmemory: 4096\nsmbios1: uuid=8D1C7A5E-0000-4000-8000-000000000001,serial=x\n[before]\nname: old\n',
        '/etc/pve/qemu-server/900.conf': 'name: template\ntemplate: 1\n',
        '/etc/pve/lxc/200.conf': 'hostname: web\ncores: 1\nmemory: 512\n',
        '/run/qemu-server/100.pid': '4711',
      },
    })
    expect(await proxmox.collect(host, {})).toEqual([
      {
        platform: 'Proxmox',
        kind: 'virtual',
        running: true,
        name: '100 dc1',
        uuid: '8d1c7a5e-0000-4000-8000-000000000001',
        processorCount: 4,
        memoryBytes: 4_294_967_296,
      },
      {
        platform: 'Proxmox',
        kind: 'container',
        running: false,
        name: '200 web',
        uuid: null,
        processorCount: 1,
        memoryBytes: 536_870_912,
      },
    ])
  })

  it('of libvirt are named by virsh and described by their definitions', async () => {
    const host = fakeHost({
      programs: {
        virsh: {
          stdout: ' Id   Name      State\n-----\n 1    web 2     running\n -    old       shut off\n\n',
        },
      },
      files: {
        '/etc/libvirt/qemu/web 2.xml':
          "<domain><uuid>d0f1baf3-ac9d-4828-819f-91f074c8c6c4</uuid><memory unit='MiB'>512</memory><vcpu placement='static'>2</vcpu></domain>",
      },
    })
    expect(await libvirt.collect(host, {})).toEqual([
      {
        platform: 'libvirt',
        name: 'web 2',
        kind: 'virtual',
        running: true,
        uuid: 'd0f1baf3-ac9d-4828-819f-91f074c8c6c4',
        memoryBytes: 536_870_912,
        processorCount: 2,
      },
      { platform: 'libvirt', name: 'old', kind: 'virtual', running: false },
    ])
  })

  it('of Hyper-V run in state 2', async () => {
    const machines = [{ Name: 'AF3F0F6E-0000-0000-0000-000000000001', ElementName: 'srv', EnabledState: 2 }]
    expect(await hyperV.collect(fakeWindows({ machines }), {})).toEqual([
      { platform: 'Hyper-V', name: 'srv', kind: 'virtual', running: true },
    ])
    const [first] = machines
    const twins = [...machines, { ...first, Name: 'AF3F0F6E-0000-0000-0000-000000000002' }]
    const found = factsOf(await hyperV.collect(fakeWindows({ machines: twins }), {}))
    expect(new Set(found.map(({ name }) => name)).size).toBe(2)
  })

  const folder = recordings('glpi-agent-raw/virtualization/virsh')
  it.skipIf(folder === null)('of a recorded libvirt are all found', () => {
    const found = readDomains(readFileSync(join(folder ?? '', 'list1'), 'utf8'))
    expect(found).toHaveLength(10)
    expect(found.at(-1)).toEqual({ name: 'vm-srv-net1', running: false })
    expect(readDefinition(readFileSync(join(folder ?? '', 'dumpxml1'), 'utf8'))).toEqual({
      uuid: 'd0f1baf3-ac9d-e828-619f-91f074c8c6c4',
      memoryBytes: 536_870_912,
      processorCount: 1,
    })
  })
})
