import type { Asset } from '#contract/register/asset.js'
import type { Place } from '#contract/register/place.js'
import type { Role } from '#contract/register/role.js'
import type { RoleName } from '#domain/ports/people.js'
import { openWorld, type World } from './world.js'

const assets: Asset[] = [
  {
    id: 'SRV-01',
    kind: 'server',
    name: { 'sr-Cyrl': 'Главни сервер', en: 'Main server' },
    tag: 'SRV-01',
    serial: 'CZJ9BXRY6V',
    place: 'rack-1',
    state: 'in-use',
    custodian: 'it-administrator',
    price: { amount: 250_000, currency: 'RSD' },
  },
  {
    id: 'PC-01',
    kind: 'computer',
    manufacturer: 'Dell',
    model: 'OptiPlex 3080',
    tag: 'P-0001',
    place: 'finance',
    state: 'in-use',
    custodian: 'treasurer',
    price: { amount: 58_999.9, currency: 'RSD' },
  },
  { id: 'PC-02', kind: 'computer', place: 'finance', state: 'in-use', custodian: 'treasurer' },
  { id: 'OLD-1', kind: 'printer', state: 'disposed' },
  { id: 'SITE-1', kind: 'website', state: 'in-use' },
]

/** A register with three things to count in two rooms, and people of every role. */
export const openCountWorld = async () => {
  const world: World = await openWorld()
  const { register, editor } = world.services
  const add = (part: 'places' | 'roles' | 'assets', bodies: readonly (Asset | Place | Role)[]) =>
    bodies.map((body) => ({ part, id: body.id, body }))
  await editor.edit(
    {
      action: 'edit',
      changes: [
        ...add('places', [
          { id: 'hall', kind: 'building', name: { 'sr-Cyrl': 'Зграда', en: 'Hall' } },
          { id: 'server-room', kind: 'server-room', name: 'Сервер сала', within: 'hall' },
          { id: 'rack-1', kind: 'rack', name: 'Рек 1', within: 'server-room' },
          { id: 'finance', kind: 'room', name: { 'sr-Cyrl': 'Финансије', en: 'Finance' }, within: 'hall' },
        ]),
        ...add('roles', [
          { id: 'it-administrator', name: { 'sr-Cyrl': 'ИТ администратор', en: 'IT administrator' } },
          { id: 'treasurer', name: { 'sr-Cyrl': 'Благајник', en: 'Treasurer' } },
        ]),
        ...add('assets', assets),
      ],
    },
    { id: 'test', name: 'test' },
  )
  const known = new Map<RoleName, Record<string, string>>()
  /** As a browser of somebody with that role, always the same person, sends it. */
  const headers = async (role: RoleName) => {
    const own = known.get(role) ?? (await world.user(role)).headers
    known.set(role, own)
    return { ...own, Accept: 'text/html', 'Accept-Language': 'en' }
  }
  return {
    ...world,
    register,
    /** Asks for a page. */
    page: async (role: RoleName, path: string, language = 'en') =>
      world.app.request(path, { headers: { ...(await headers(role)), 'Accept-Language': language } }),
    /** Sends a form as a browser without JavaScript does. */
    send: async (role: RoleName, path: string, fields: Record<string, string | string[]>) => {
      const body = new URLSearchParams()
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value)
      return world.app.request(path, { method: 'POST', headers: await headers(role), body })
    },
    /** Asks the API. */
    api: async (role: RoleName, method: string, path: string, body?: unknown) =>
      world.app.request(`/api/v1${path}`, {
        method,
        headers: { ...(await headers(role)), Accept: 'application/json', 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}

export type CountWorld = Awaited<ReturnType<typeof openCountWorld>>
