import type { RoleName } from '#domain/ports/people.js'
import type { World } from '../http/world.js'

/** Somebody with a role who reads pages and sends forms. */
export const visitor = async (world: World, role: RoleName = 'viewer', language = 'en') => {
  const token = await world.token(role)
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'text/html',
    'Accept-Language': language,
  }
  const get = (path: string) => world.app.request(path, { headers })
  return {
    get,
    page: async (path: string): Promise<string> => {
      const response = await get(path)
      if (response.status !== 200)
        throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
      return response.text()
    },
    send: (path: string, form: Record<string, string>) =>
      world.app.request(path, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
  }
}

/** What a page says, without its markup. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
