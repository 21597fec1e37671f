import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import command from '../../src/commands/import-glpi.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'popis-import-'))
  writeFileSync(
    join(folder, 'pc.json'),
    '{"deviceid":"pc-07","content":{"hardware":{"name":"pc-07"},"drives":[{"letter":"C:","total":5}]}}',
  )
  writeFileSync(join(folder, 'broken.json'), '{"deviceid":"x","content":{"drives":[{"total":{}}]}}')
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = async (...names: string[]) => {
  const said: string[] = []
  const terminal = {
    out: (line: string) => said.push(line),
    err: (line: string) => said.push(line),
    isInteractive: false,
  }
  const args = names.map((name) => join(folder, name))
  return { code: await command.run({ options: { dryRun: true }, args, raw: [], terminal }), said }
}

describe('popis import glpi --dry-run', () => {
  it('says how much each file holds', async () => {
    expect(await run('pc.json')).toEqual({ code: 0, said: ['pc.json: host pc-07: hardware 1, disk 1'] })
  })

  it('names every place that is wrong, and takes none of the files', async () => {
    expect(await run('pc.json', 'broken.json')).toEqual({
      code: 1,
      said: [
        'pc.json: host pc-07: hardware 1, disk 1',
        'The inventory does not have the form of one.',
        '  broken.json: content.drives.0.total: is neither text nor a number',
      ],
    })
  })

  it('reads an old agent’s XML in the encoding that it says', async () => {
    const xml = `<?xml version="1.0" encoding="windows-1250" ?><REQUEST><DEVICEID>o</DEVICEID><QUERY>INVENTORY</QUERY>
      <CONTENT><HARDWARE><NAME>PC-\xe8a\xe8ak</NAME></HARDWARE></CONTENT></REQUEST>`
    writeFileSync(join(folder, 'old.xml'), Buffer.from(xml, 'latin1'))
    expect(await run('old.xml')).toEqual({ code: 0, said: ['old.xml: host PC-čačak: hardware 1'] })
  })

  it('unpacks what is packed', async () => {
    const told = { deviceid: 'pc-09', content: { hardware: { name: 'pc-09' } } }
    writeFileSync(join(folder, 'pc.ocs'), deflateSync(JSON.stringify(told)))
    expect(await run('pc.ocs')).toEqual({ code: 0, said: ['pc.ocs: host pc-09: hardware 1'] })
  })

  it('needs the files to be there', async () => {
    await expect(run('none.json')).rejects.toThrow('there is no file')
    await expect(run('.')).rejects.toThrow('is no file')
    writeFileSync(join(folder, 'cut.ocs'), deflateSync('{"deviceid":"x"}').subarray(0, 12))
    await expect(run('cut.ocs')).rejects.toThrow('cut.ocs: The body begins as zlib and is damaged.')
  })
})
