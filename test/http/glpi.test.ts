import { deflateSync, gzipSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '#lib/canonical.js'
import { openWorld, organisation, type World } from './world.js'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await world.store.transaction((tx) =>
    tx.people.putEnrolmentToken(sha256('enrol_x'), {
      organisation,
      expiresAt: '2026-12-01T00:00:00.000Z',
      uses: 10,
    }),
  )
})
afterAll(() => world.close())

const agentId = '9d4e2f0a-1b2c-4d3e-8f90-0a1b2c3d4e5f'
const basic = (password: string, user = 'popis') => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
})

const post = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  Promise.resolve(
    world.app.request('/glpi', {
      method: 'POST',
      headers: {
        'GLPI-Agent-ID': agentId,
        'Content-Type': 'application/json',
        ...basic('enrol_x'),
        ...headers,
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }),
  )

const contact = JSON.stringify({ action: 'contact', deviceid: 'pc-07', name: 'GLPI-Agent', version: '1.12' })
const inventory = JSON.stringify({
  action: 'inventory',
  deviceid: 'pc-07',
  itemtype: 'Computer',
  content: {
    versionclient: 'GLPI-Agent_v1.12',
    hardware: { name: 'pc-07', lastloggeduser: 'marija' },
    softwares: [{ name: 'Office', version: '16', username: 'marija' }],
    licenseinfos: [{ name: 'Office', key: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE' }],
    users: [{ login: 'marija' }],
    local_users: [{ login: 'petar' }],
    processes: [{ cmd: 'keepass.exe --pw tajna', user: 'marija' }],
    envs: [{ key: 'DB_PASSWORD', val: 'tajna' }],
    operatingsystem: { name: 'Debian', ssh_key: 'ssh-rsa AAAA' },
  },
})

describe('a GLPI Agent', () => {
  it('without or with a wrong password is asked for one, in the way that it understands', async () => {
    for (const headers of [{ Authorization: '' }, basic('wrong'), { Authorization: 'Bearer enrol_x' }]) {
      const response = await post(contact, headers)
      expect(response.status).toBe(401)
      expect(response.headers.get('WWW-Authenticate')).toMatch(/^Basic realm="(.*)"/)
      expect(await response.json()).toMatchObject({ status: 'error' })
    }
    expect(world.taken).toEqual([])
  })

  it('is told at its contact what it is to do and what it need not collect', async () => {
    const response = await post(contact, { 'GLPI-Request-ID': '0A1B2C3D', 'GLPI-Proxy-ID': agentId })
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(response.headers.get('GLPI-Request-ID')).toBe('0A1B2C3D')
    const answer = await response.json()
    expect(answer).toMatchObject({ status: 'ok', expiration: 24, tasks: { inventory: { server: 'glpi' } } })
    expect(answer.tasks.inventory['no-category'].split(',')).toEqual(
      expect.arrayContaining(['environment', 'process', 'user', 'licenseinfo']),
    )
  })

  it.each([
    ['plain', 'application/json', Buffer.from(inventory)],
    ['zlib', 'application/x-compress-zlib', deflateSync(inventory)],
    ['gzip', 'application/x-compress-gzip', gzipSync(inventory)],
  ])('sends its inventory %s', async (_, type, body) => {
    world.taken.length = 0
    const response = await post(body, { 'Content-Type': type })
    expect(await response.json()).toEqual({ status: 'ok', expiration: 24 })
    expect(world.taken).toHaveLength(1)
    expect(world.taken[0]?.body).toContain('"software/glpi"')
  })

  it('leaves keys, users, processes and the environment at the door', async () => {
    world.taken.length = 0
    await post(inventory)
    for (const secret of ['marija', 'petar', 'AAAAA', 'tajna', 'keepass', 'DB_PASSWORD', 'ssh-rsa'])
      expect(world.taken[0]?.body).not.toContain(secret)
  })

  it('is told what of a broken inventory is wrong, and where', async () => {
    const broken = JSON.stringify({ deviceid: 'pc-07', content: { drives: [{ total: [] }] } })
    const response = await post(broken)
    expect(response.status).toBe(400)
    expect((await response.json()).message).toContain('content.drives.0.total')
    expect((await post('{')).status).toBe(400)
    const damaged = await post(deflateSync(inventory).subarray(0, 100))
    expect(damaged.status).toBe(400)
    expect((await damaged.json()).message).toContain('damaged')
  })

  it('may not send what unpacks to more than is read', async () => {
    expect((await post(deflateSync(Buffer.alloc(17 * 1024 * 1024, 32)))).status).toBe(413)
  })

  it('begins in the old way, and is made to go on in the new one', async () => {
    const response = await post(
      '<?xml version="1.0"?><REQUEST><DEVICEID>pc-07</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>',
    )
    expect(await response.json()).toEqual({ status: 'pending', expiration: 0 })
  })
})

describe('an agent that knows only XML', () => {
  const ask = (xml: string, headers = {}) =>
    post(deflateSync(xml), { 'GLPI-Agent-ID': '', 'Content-Type': 'application/x-compressed', ...headers })
  const text = async (response: Response) =>
    inflateSync(Buffer.from(await response.arrayBuffer())).toString('utf8')

  it('is answered in XML, packed as it packs', async () => {
    const response = await ask('<REQUEST><DEVICEID>old-1</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>')
    expect(response.status).toBe(200)
    expect(await text(response)).toContain('<RESPONSE>SEND</RESPONSE><PROLOG_FREQ>24</PROLOG_FREQ>')
  })

  it('sends an inventory', async () => {
    world.taken.length = 0
    const response = await ask(
      '<REQUEST><CONTENT><HARDWARE><NAME>old-1</NAME></HARDWARE></CONTENT><DEVICEID>old-1</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>',
    )
    expect(await text(response)).toContain('<REPLY>')
    expect(world.taken).toHaveLength(1)
  })

  it('may write in UTF-16, with its mark', async () => {
    world.taken.length = 0
    const xml =
      '\ufeff<REQUEST><CONTENT><HARDWARE><NAME>old-1</NAME></HARDWARE></CONTENT><DEVICEID>old-1</DEVICEID></REQUEST>'
    expect((await post(Buffer.from(xml, 'utf16le'), { 'GLPI-Agent-ID': '' })).status).toBe(200)
    expect(world.taken).toHaveLength(1)
  })

  it('is refused without the password', async () => {
    world.taken.length = 0
    expect((await ask('<REQUEST/>', { Authorization: '' })).status).toBe(401)
    expect(
      (await ask('<REQUEST><DEVICEID>old-2</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>', basic('wrong')))
        .status,
    ).toBe(401)
    expect(world.taken).toEqual([])
  })

  it('of whom nothing is known is not read, whatever it sends', async () => {
    const headers = { 'GLPI-Agent-ID': '', ...basic('wrong') }
    for (const body of [
      '<REQUEST><DEVICEID>old-3</DEVICEID>',
      '{"deviceid":"old-3","content":{"drives":5}}',
      '[',
    ])
      expect((await post(body, headers)).status).toBe(401)
  })
})

describe('an inventory that cannot be kept', () => {
  it('is refused before anybody is let in for it', async () => {
    const drives = Array.from({ length: 300 }, (_, at) => ({ letter: `${at}:`, total: 10 }))
    const body = JSON.stringify({ deviceid: 'pc-08', content: { hardware: { name: 'pc-08' }, drives } })
    const response = await post(body, { 'GLPI-Agent-ID': agentId.replace('9', '8') })
    expect(response.status).toBe(400)
    expect((await response.json()).message).toContain('disk/glpi: holds 300 facts; the most is 256')
    expect((await world.store.of(organisation).subjects()).map(({ name }) => name)).not.toContain('pc-08')
  })

  it('says where a size is more than there can be', async () => {
    const body = { deviceid: 'pc-07', content: { drives: [{ letter: 'C:', total: 9e15 }] } }
    expect((await (await post(JSON.stringify(body))).json()).message).toContain(
      'content.drives.0.total: is more than there can be',
    )
  })
})
