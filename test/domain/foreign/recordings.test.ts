import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { topics } from '#contract/topics.js'
import { readMessage } from '#service/foreign/read-message.js'
import { recordings } from '../../agents/fixture.js'

const folder = recordings('glpi')
const folders = ['json', 'xml', 'made-here', 'netinventory-made-here']

const read = (file: string) => readMessage(readFileSync(join(folder ?? '', file))).told

const files = () =>
  folders.flatMap((under) => readdirSync(join(folder ?? '', under)).map((name) => `${under}/${name}`))

/** Volumes, interfaces, programs, antivirus products and firewalls; null where the inventory says nothing of them. */
const holdings: Readonly<Record<string, readonly (number | null)[]>> = {
  // Of 8 lines, one for each address, 2 are of lo and 2 of one bridge or cable more.
  'json/computer_1.json': [6, 4, 6, null, 1],
  'json/computer_1_partial_batteries.json': [null, null, null, null, null],
  'json/computer_1_partial_cpu.json': [null, null, null, null, null],
  'json/computer_1_partial_memory.json': [null, null, null, null, null],
  'json/computer_1_partial_softs.json': [null, null, 6, null, null],
  'json/computer_1_partial_volumes.json': [6, null, null, null, null],
  'json/networkequipment_3.json': [null, 53, null, null, null],
  'json/networkequipment_5.json': [null, 54, null, null, null],
  'json/printer_1.json': [null, 1, null, null, null],
  'json/printer_3.json': [null, 2, null, null, null],
  'xml/10.xml': [null, null, null, null, null],
  'xml/13.xml': [4, 1, 1, null, null],
  'xml/14.xml': [4, 1, 1, null, null],
  'xml/17.xml': [null, 1, null, null, null],
  'xml/19.xml': [2, null, null, null, null],
  // Of 13 lines one is of lo0.
  'xml/4.xml': [1, 12, 7, null, 1],
  'xml/5-good.xml': [null, 18, null, null, null],
  'xml/5.xml': [null, 18, null, null, null],
  'xml/8.xml': [null, 1, null, null, null],
  // Of 7 lines 2 are of lo and 3 of eth0.
  'made-here/glpi-agent-1.12-debian12-vm.json': [1, 3, 1000, null, 1],
  // Of 4 lines 2 are of eth0.
  'made-here/ocsinventory-agent-2.10-debian12-vm.ocs.xml': [1, 3, null, null, null],
}

describe.skipIf(folder === null)('inventories that others recorded', () => {
  it('are told in facts as their topics have them', () => {
    const wrong: string[] = []
    for (const file of files())
      for (const { facts } of read(file))
        for (const [name, set] of Object.entries(facts))
          for (const fact of set) {
            const parsed = topics.get(name)?.schema.safeParse(fact)
            if (!parsed?.success) wrong.push(`${file} ${name} ${JSON.stringify(parsed?.error.issues)}`)
          }
    expect(wrong).toEqual([])
  })

  it.each(Object.entries(holdings))('%s tells as much as it holds', (file, held) => {
    const [told] = read(file)
    const count = (topic: string) => told?.facts[topic]?.length ?? null
    expect([
      count('disk') ?? count('storage'),
      ...['interface', 'software', 'antivirus', 'firewall'].map(count),
    ]).toEqual(held)
  })

  it('are told of a thing, but for devices that show nothing by which they could be known again', () => {
    const silent = files().filter((file) => read(file).length === 0)
    const marks = /<(SERIAL|MAC|IP|NAME)>(?!&lt;|<|0+<)/
    const infoOf = (file: string) =>
      /<INFO>[\s\S]*<\/INFO>/.exec(readFileSync(join(folder ?? '', file), 'utf8'))?.[0] ?? ''
    expect(silent.filter((file) => marks.test(infoOf(file)))).toEqual([])
    expect(silent).toContain('xml/9.xml')
  })

  it('keep nothing of keys, users, processes and the environment', () => {
    const told = JSON.stringify(files().flatMap(read))
    for (const secret of ['ssh-rsa', 'SUDO_USER', 'mariem', 'lastloggeduser'])
      expect(told).not.toContain(secret)
  })
})
