import { describe, expect, it } from 'vitest'
import { readListeners } from '#agents/tools/ss/listeners.js'

const output = `udp   UNCONN 0      0          127.0.0.53%lo:53        0.0.0.0:*     users:(("systemd-resolve",pid=512,fd=13))
udp   UNCONN 0      0                0.0.0.0:41234     0.0.0.0:*     users:(("chrome",pid=90,fd=3))
tcp   LISTEN 0      128              0.0.0.0:22        0.0.0.0:*     users:(("sshd",pid=700,fd=3),("systemd",pid=1,fd=80))
tcp   LISTEN 0      128                 [::]:22           [::]:*     users:(("sshd",pid=700,fd=4))
tcp   LISTEN 0      511                    *:443             *:*
tcp   LISTEN 0      4096       [::ffff:127.0.0.1]:9000     *:*
tcp   ESTAB  0      0              10.0.0.5:22         10.0.0.9:51000
`

describe('what listens', () => {
  it('is told with its program and who can reach it, without process ids and without clients', () => {
    const found = readListeners(output, 32_768)
    expect(found).toEqual([
      { protocol: 'udp', address: '127.0.0.53', port: 53, reach: 'host', program: 'systemd-resolve' },
      { protocol: 'tcp', address: '0.0.0.0', port: 22, reach: 'network', program: 'sshd' },
      { protocol: 'tcp', address: '::', port: 22, reach: 'network', program: 'sshd' },
      { protocol: 'tcp', address: '::', port: 443, reach: 'network', program: null },
      { protocol: 'tcp', address: '::ffff:127.0.0.1', port: 9000, reach: 'host', program: null },
    ])
    expect(JSON.stringify(found)).not.toContain('700')
  })
})
