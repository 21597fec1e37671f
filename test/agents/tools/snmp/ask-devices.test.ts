import { afterEach, describe, expect, it } from 'vitest'
import type { SnmpSession } from '#agents/host/snmp/session.js'
import { askDevices } from '#agents/tools/snmp/ask-devices.js'
import { snmpFault, snmpLabel, snmpOptions } from '#agents/tools/snmp/options.js'
import { SubjectRef } from '#contract/report.js'
import { type Device, type Objects, openDevice } from '#demo/snmp/device.js'
import { fakeHost, memoryNotes } from '../../fake-host.js'

const open: Device[] = []
afterEach(() => Promise.all(open.splice(0).map((device) => device.close())))

const device = async (objects: Objects, community = 'public') => {
  const opened = await openDevice({ address: '127.0.0.1', port: 0, community, objects: () => objects })
  open.push(opened)
  return { where: `127.0.0.1:${opened.port}`, close: () => opened.close() }
}

/** A router of MikroTik, which says its number. */
const router = (serial: string, name = 'router'): Objects => ({
  '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.14988.1' },
  '1.3.6.1.2.1.1.5.0': name,
  '1.3.6.1.4.1.14988.1.1.7.3.0': serial,
})

const nothing = async () => ({ facts: [] })
const options = (hosts: readonly string[], more: object = {}) =>
  snmpOptions.parse({ hosts, timeoutMs: 300, ...more })

describe('asking devices', () => {
  it('keeps apart two that claim the same number, also while one of them is silent', async () => {
    const [a, b] = await Promise.all([device(router('6F3A071688EA')), device(router('6F3A071688EA'))])
    const host = fakeHost({ notes: memoryNotes() })
    const both = await askDevices(host, options([a.where, b.where]), nothing)
    const ids = both.answers.map(({ subject }) => subject?.id)
    expect(ids).toEqual([`6F3A071688EA@${a.where}`, `6F3A071688EA@${b.where}`])
    await b.close()
    open.pop()
    const later = await askDevices(host, options([a.where, b.where]), nothing)
    expect(later.answers.map(({ subject }) => subject?.id)).toEqual(ids)
    expect(later.answers[1]?.failure).toBeDefined()
  })

  it('does not lose the others for one that trips over what it reads, or never comes to an end', async () => {
    const all = await Promise.all(
      ['AAAA01', 'BBBB02', 'CCCC03'].map((serial) => device(router(serial, serial))),
    )
    const read = async (session: SnmpSession) => {
      const at = all.findIndex(({ where }) => where.endsWith(`:${session.target.port}`))
      if (at === 0) throw new TypeError('nobody thought of that')
      if (at === 1) await new Promise(() => undefined)
      return { facts: [] }
    }
    const places = all.map(({ where }) => where)
    const { answers } = await askDevices(fakeHost(), options(places), read, { mostMs: 400 })
    expect(answers.map(({ failure }) => failure?.reason)).toEqual(['unreadable', 'timeout', undefined])
  })

  it('names a subject so that a report may hold it, whatever a device calls itself', async () => {
    const { where } = await device(router('$%&()§=', `${'x'.repeat(127)}\u{1F600}`))
    const { answers } = await askDevices(fakeHost(), options([where]), nothing)
    expect(SubjectRef.parse(answers[0]?.subject)).toMatchObject({ name: 'x'.repeat(127) })
  })

  it('tells its community to nobody', async () => {
    const { where } = await device({ '1.3.6.1.2.1.1.5.0': 'box' }, 'geheim')
    const asked = options([where], { community: 'geheim' })
    const { answers } = await askDevices(fakeHost(), asked, nothing)
    expect(answers[0]?.subject?.name).toBe('box')
    expect(JSON.stringify([answers, snmpLabel(asked)])).not.toContain('geheim')
  })
})

describe('options that are right each by itself', () => {
  it.each([
    [{}, /no device is named/],
    [{ hosts: ['a', 'b:99999'] }, /“b:99999” has no port/],
    [{ host: 'a', hosts: ['b', 'a:161'] }, /“a:161” is named twice/],
    [{ host: 'a', version: '3' }, /needs a user/],
    [{ host: 'a', user: 'popis' }, /of version 3 only/],
    [{ host: 'a', version: '3', user: 'popis', privKeyFile: 'p' }, /needs an authentication key/],
  ])('%j are wrong together', (given, why) => {
    expect(snmpFault(snmpOptions.parse(given))).toMatch(why)
  })

  it('are otherwise right', () => {
    expect(snmpFault(snmpOptions.parse({ hosts: ['a', 'b:162', '[2001:db8::1]:161'] }))).toBeNull()
  })
})
