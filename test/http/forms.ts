import { generateSync } from 'otplib'
import type { SignedIn } from './users.js'
import type { World } from './world.js'

const ownSite = {
  Origin: 'http://localhost',
  Host: 'localhost',
  Accept: 'text/html',
  'Accept-Language': 'en',
}

/** Posts a form of one of our own pages, as somebody or as a stranger. */
export const post = (
  { app }: World,
  path: string,
  fields: Record<string, string> | readonly (readonly [string, string])[],
  headers: Record<string, string> = {},
): Promise<Response> =>
  Promise.resolve(
    app.request(path, {
      method: 'POST',
      headers: { ...ownSite, ...headers },
      body: new URLSearchParams(fields as Record<string, string>),
    }),
  )

export const get = ({ app }: World, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(path, { headers: { ...ownSite, ...headers } }))

/** The cookie of that name which a response sets, as a request sends it. */
export const cookieOf = (response: Response, name = 'popis'): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((cookie) => cookie.startsWith(`${name}=`)) ?? ''

/** The code that an authenticator shows now, or some steps from now. */
export const codeNow = (world: World, secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.parse(world.clock.now()) / 1000) + steps * 30 })

/** Turns the second factor of somebody on, as the pages do. */
export const turnOnFactor = async (
  world: World,
  user: SignedIn,
): Promise<{ readonly secret: string; readonly codes: string[] }> => {
  await post(world, '/account/second-factor/begin', {}, user.headers)
  const page = await (await get(world, '/account/second-factor', user.headers)).text()
  const secret = /class="copyable">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  const shown = await post(
    world,
    '/account/second-factor/confirm',
    { code: codeNow(world, secret) },
    user.headers,
  )
  const codes = [...(await shown.text()).matchAll(/<li>([a-z2-9-]{19})<\/li>/g)].map(([, code = '']) => code)
  return { secret, codes }
}
