import { expect, it } from 'vitest'
import { topics } from '#contract/topics.js'
import { readLynis } from '#domain/foreign/lynis/read-lynis.js'
import type { Problem } from '#lib/problem.js'

const report = `# Lynis Report
report_version_major=1
report_datetime_start=2026-11-22 05:00:01
lynis_version=3.0.8
hostid=8c7c6b5a
hostname=srv-01
domainname=opstina.rs
os=Linux
os_name=Debian
os_fullname=Debian GNU/Linux
os_version=12
linux_version=Debian
os_kernel_version=6.1.0
os_kernel_version_full=6.1.0-28-amd64
firewall_installed=1
firewall_active=1
firewall_software[]=iptables
firewall_software[]=nftables
installed_packages=2
installed_packages_array=adduser,3.134|bash,5.2.15-2|
real_user[]=marija,1000
warning[]=FIRE-4512|iptables module(s) loaded, but no rules active|-|-|
`

it('a report of Lynis is told in the words of our topics, and nothing else of it', () => {
  const { facts, version, thing } = readLynis({ name: 'lynis-report.dat', text: report })
  for (const [topic, set] of Object.entries(facts))
    for (const fact of set) expect(topics.get(topic)?.schema.safeParse(fact).error).toBeUndefined()
  expect(version).toBe('Lynis 3.0.8')
  expect(thing).toMatchObject({ name: 'srv-01' })
  expect(facts.os).toMatchObject([
    { family: 'linux', hostname: 'srv-01.opstina.rs', kernel: '6.1.0-28-amd64' },
  ])
  expect(facts.software).toEqual([
    { name: 'adduser', version: '3.134' },
    { name: 'bash', version: '5.2.15-2' },
  ])
  expect(facts.firewall).toMatchObject([
    { tool: 'iptables', enabled: true },
    { tool: 'nftables', enabled: true },
  ])
  expect(JSON.stringify(facts)).not.toContain('marija')
})

it.each([
  ['a line that is none', 'hostname=a\nnonsense\n', 'r.dat:2'],
  ['no host', 'lynis_version=3\n', 'r.dat'],
])('a report with %s is refused with its place', (_, text, where) => {
  try {
    readLynis({ name: 'r.dat', text })
    expect.unreachable()
  } catch (error) {
    expect((error as Problem).faults).toMatchObject([{ where }])
  }
})
