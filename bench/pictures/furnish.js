// What people of the municipality have done: a count that is half done, hand-overs, edits, an invitation.

/** Sends what a page of this server would send, as whoever has signed in. */
const openApi = (page, url) => ({
  post: async (path, body) => {
    const answer = await page.request.post(`${url}/api/v1/${path}`, { data: body, headers: { Origin: url } })
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
    return answer.json()
  },
  get: async (path) => (await page.request.get(`${url}/api/v1/${path}`)).json(),
})

const beginCount = async (api, year) => {
  const count = await api.post('counts', {
    date: `${year}-12-31`,
    commission: [
      { name: 'Милица Ђорђевић', part: 'president' },
      { name: 'Ана Јовић', part: 'member' },
      { name: 'Пера Њежић', part: 'member' },
    ],
    scope: { places: ['server-room', 'finance', 'registry-office'] },
  })
  const mark = (tag, found, place, more = {}) =>
    api.post(`counts/${count.id}/marks`, { id: crypto.randomUUID(), tag, found, place, ...more })
  for (const tag of ['PC-001', 'PC-007', 'PC-013', 'MON-001', 'MON-007', 'MON-013'])
    await mark(tag, 'found', 'registry-office')
  for (const tag of ['PC-003', 'PC-009', 'MON-003', 'MON-009']) await mark(tag, 'found', 'finance')
  await mark('PC-015', 'other-place', 'registry-office', { note: 'преко лета премештен' })
  await mark('MON-015', 'damaged', 'finance', { note: 'пукнут екран' })
  await mark('EXT-03', 'missing', undefined, { asset: 'EXT-03' })
  await mark('TV-9', 'surplus', 'finance', { what: 'Телевизор Samsung' })
  for (const tag of ['SRV-01', 'UPS-01', 'RT-01', 'RT-02', 'NAS-01']) await mark(tag, 'found', 'rack-1')
  return count.id
}

const changeRegister = async (api, today) => {
  const { assets } = await api.get('register')
  const change = (why, id, fields) =>
    api.post('register/changes', {
      why,
      changes: [{ part: 'assets', id, body: { ...assets.find((asset) => asset.id === id), ...fields } }],
    })
  await api.post('register/changes', {
    why: 'решење о распоређивању 112-5/2026',
    changes: [
      {
        part: 'persons',
        id: 'ana-jovic',
        body: {
          id: 'ana-jovic',
          name: 'Ана Јовић',
          roles: ['head-of-finance'],
          mail: 'ana@plandiste.example',
        },
      },
    ],
  })
  await change('замењена матична плоча', 'PC-005', { serial: 'PC1REPL5', note: 'матична плоча замењена' })
  await change('сервис', 'PRN-01', { state: 'in-repair' })
  await api.post('hand-overs', {
    kind: 'hand-over',
    date: today,
    assets: ['PC-003', 'MON-003'],
    to: 'ana-jovic',
    reason: 'нови радник у финансијама',
  })
  await change('премештен у сервер салу', 'NAS-01', { rackUnit: 22 })
}

const invite = async (page, url) => {
  await page.goto(`${url}/people/invite`)
  await page.locator('main form').first().waitFor()
  await page.locator('[name=name]').fill('ana.jovic')
  await page.locator('[name=fullName]').fill('Ана Јовић')
  await page.locator('main form [type=submit]').first().click()
}

const list = `Инвентарски број;Врста;Модел;Место;Набављено;Цена
PC-201;рачунар;OptiPlex 7010;Писарница;05.03.2026.;89.900,00
PC-202;рачунар;OptiPlex 7010;Канцеларија 99;05.03.2026.;89.900,00
PC-203;рачунар;OptiPlex 7010;Финансије;31.02.2026.;89.900,00
MON-201;монитор;P2422H;Писарница;05.03.2026.;много
`

/** Sends a table with three faults. Returns the address of what would change. */
const sendTable = async (page, url) => {
  await page.goto(`${url}/register/import`)
  await page.locator('[name=file]').setInputFiles({
    name: 'nabavka-2026.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list),
  })
  await page.locator('main form [type=submit]').first().click()
  await page.locator('[name="default-state"]').selectOption('in-use')
  await page.locator('[name=step][value=check]').click()
  return new URL(page.url()).pathname
}

/** Does it all by the API and the pages. Returns the addresses that only it can know. */
export const furnish = async (page, url) => {
  const api = openApi(page, url)
  const today = new Date().toISOString().slice(0, 10)
  const count = await beginCount(api, today.slice(0, 4))
  await changeRegister(api, today)
  await invite(page, url)
  const check = await sendTable(page, url)
  const { handOvers } = await api.get('register')
  return { count: `/counts/${count}`, check, act: `/custody/${handOvers.at(-1).id}` }
}
