import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

let world: World
let headers: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  headers = (await world.user('operator')).headers
})
afterAll(() => world.close())

const page = (path: string) => world.app.request(path, { headers })

it('shows the position of each product and what stands behind it', async () => {
  const { id, name } = { id: 'operator', name: 'Operator' }
  const body = {
    id: 'ENT-1',
    product: { publisher: 'Microsoft', family: 'Office', edition: 'Professional', version: '2016' },
    purpose: 'office',
    metric: 'device',
    quantity: 50,
    kind: 'perpetual',
    end: null,
    proofs: ['F-1'],
    certificates: ['C-1'],
    price: { amount: 1_350_000, currency: 'RSD' },
  }
  await world.services.editor.edit(
    { action: 'edit', changes: [{ part: 'entitlements', id: 'ENT-1', body, expected: null }] },
    { id, name },
  )
  const key = encodeURIComponent('microsoft|office|professional|2016')
  expect(await (await page('/licences?lang=en')).text()).toContain('Microsoft Office Professional 2016')
  expect(await (await page(`/licences/product?lang=en&key=${key}`)).text()).toContain(
    '/register/entitlements/ENT-1',
  )
  const answer = await (await page(`/api/v1/licences/product?key=${key}`)).json()
  expect(answer).toMatchObject({ entitled: 50, required: 0, surplus: 50, idle: [body.price] })
  expect((await page('/licences/product?lang=en&key=nothing')).status).toBe(404)
})

it('keeps what somebody says of a name, in the register', async () => {
  const post = (fields: Record<string, string>) =>
    world.app.request('/licences/software?lang=en', {
      method: 'POST',
      headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams(fields),
    })
  expect((await post({ software: 'Gradski GIS', publisher: 'Firma', treat: 'free' })).status).toBe(303)
  expect((await post({ software: 'Gradski GIS', publisher: '', treat: 'dear' })).status).toBe(400)
  expect(world.services.register.value.recognitions).toMatchObject([
    { software: 'Gradski GIS', publisher: 'Firma', treat: 'free' },
  ])
})
