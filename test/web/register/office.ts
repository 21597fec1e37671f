import { organisation, type World } from '../../http/world.js'

/** A small register: a building with a room and a rack, two servers, three extinguishers, an administrator. */
export const furnishOffice = (world: World) =>
  world.services.editor.edit(
    {
      action: 'import',
      changes: [
        ['places', { id: 'hall', kind: 'building', name: 'Зграда општине' }],
        ['places', { id: 'room', kind: 'server-room', name: 'Сервер сала', within: 'hall' }],
        ['places', { id: 'rack-1', kind: 'rack', name: 'Рек орман 1', within: 'room', rackUnits: 12 }],
        ['roles', { id: 'it', name: { 'sr-Cyrl': 'ИТ администратор', en: 'IT administrator' } }],
        ['persons', { id: 'p-1', name: 'Ђорђе Ђурић', roles: ['it'] }],
        [
          'assets',
          {
            id: 'SRV-1',
            kind: 'server',
            name: { 'sr-Cyrl': 'Главни сервер', en: 'Main server' },
            serial: 'CZJ9BXRY6V',
            place: 'rack-1',
            rackUnit: 10,
            state: 'in-use',
            custodian: 'it',
            price: { amount: 250000, currency: 'RSD', vatIncluded: true, vatRate: 0.2 },
            measure: '2.1.1',
          },
        ],
        ['assets', { id: 'SRV-2', kind: 'server', state: 'in-store', place: 'room' }],
        ...[1, 2, 3].map((n) => [
          'assets',
          { id: `EXT-${n}`, kind: 'extinguisher', state: 'in-use', place: 'hall' },
        ]),
      ].map(([part, body]) => ({ part, id: (body as { id: string }).id, body }) as never),
    },
    { id: 'u-1', name: 'Petar' },
  )

/** A reader and writer of pages in one role. */
export const reader = async (world: World, role: 'viewer' | 'operator' | 'admin', language = 'en') => {
  const token = await world.token(role)
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/html', 'Accept-Language': language }
  return {
    get: async (path: string) => {
      const response = await world.app.request(path, { headers })
      // What begins with the mark of UTF-8 is to be seen so.
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
      return { status: response.status, text, headers: response.headers }
    },
    post: async (path: string, fields: Record<string, string | readonly string[]>) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const each of typeof value === 'string' ? [value] : value) body.append(name, each)
      const response = await world.app.request(path, { method: 'POST', headers, body })
      return {
        status: response.status,
        text: await response.text(),
        location: response.headers.get('location'),
      }
    },
  }
}

const decoded = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** What a browser would send of the form of an entry: every field as the page shows it. */
export const formOf = (html: string): Record<string, string> => {
  const [, form = ''] = /<form class="form entry-form"[^>]*>(.*?)<\/form>/s.exec(html) ?? []
  const fields: Record<string, string> = {}
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1] ?? ''
    const isUnchecked = /type="(checkbox|radio)"/.test(input) && !/checked/.test(input)
    if (!isUnchecked) fields[name] = decoded(/value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  for (const [, name = '', content = ''] of form.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] = decoded(/<option value="([^"]*)" selected/.exec(content)?.[1] ?? '')
  for (const [, name = '', content = ''] of form.matchAll(
    /<textarea[^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    fields[name] = decoded(content)
  return fields
}

/** What an edit of somebody else leaves in the register. */
export const entryIn = (world: World, part: 'assets' | 'serviceRecords', id: string) =>
  (world.services.register.value[part] as readonly { id: string }[]).find((entry) => entry.id === id)

export const editsOf = (world: World, part: 'assets', id: string) =>
  world.store.of(organisation).edits.ofEntry(part, id)
