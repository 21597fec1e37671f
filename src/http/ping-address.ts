import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { GivenPing } from '#service/pings/pings.js'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Who calls: by its secret, or by the key of all and its own short name. */
export type PingCaller = { readonly secret: string } | { readonly key: string; readonly slug: string }

type Told = Pick<GivenPing, 'tells' | 'exitStatus'>

const nothingThere = () =>
  new Problem('not_found', 'A ping ends with nothing, /start, /fail, /log or an exit status.')

const toldBy = (action: string | undefined): Told => {
  if (action === undefined) return { tells: 'success', exitStatus: null }
  if (action === 'start' || action === 'fail' || action === 'log') return { tells: action, exitStatus: null }
  if (!/^-?\d+$/.test(action)) throw nothingThere()
  const exitStatus = Number(action)
  if (exitStatus < 0 || exitStatus > 255)
    throw new Problem('invalid', said`An exit status is 0 to 255, not ${action.slice(0, 20)}.`)
  return { tells: exitStatus === 0 ? 'success' : 'fail', exitStatus }
}

/**
 * Reads `<uuid>[/<what>]` and `<key>/<slug>[/<what>]`, as the clients of healthchecks write them.
 * @throws Problem not_found, invalid (an exit status or a run id that is none).
 */
export const readPingAddress = (
  [one = '', ...rest]: readonly string[],
  rid: string | undefined,
): { readonly caller: PingCaller } & Omit<GivenPing, 'method'> => {
  if (rid !== undefined && !uuid.test(rid))
    throw new Problem('invalid', 'A run id (rid) is a UUID, such as uuidgen prints.')
  const run = rid?.toLowerCase() ?? null
  if (uuid.test(one)) {
    if (rest.length > 1) throw nothingThere()
    return { caller: { secret: one }, ...toldBy(rest[0]), run }
  }
  const [slug, action] = rest
  if (slug === undefined)
    throw new Problem('not_found', 'There is no such check: its address is wrong, or it was revoked.')
  return { caller: { key: one, slug }, ...toldBy(action), run }
}
