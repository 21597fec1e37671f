import type { Asset } from '#contract/register/asset.js'
import type { Collection, Register } from '#contract/register.js'
import { entryById } from './entries.js'
import { nextInventoryNumber } from './next-number.js'

const prefixes: Readonly<Record<Exclude<Collection, 'assets'>, string>> = {
  places: 'place-',
  roles: 'role-',
  entitlements: 'ENT-',
  contracts: 'CON-',
  serviceRecords: 'SR-',
  attestations: 'AT-',
  waivers: 'WAIVER-',
  plans: 'plan-',
  persons: 'P-',
  documents: 'DOC-',
  handOvers: 'R-',
  recognitions: 'SW-',
}

/** An id for a new entry that nobody gave one; `taken` are those that are being given at the same time. */
export const newId = (
  register: Register,
  part: Collection,
  body: Readonly<Record<string, unknown>>,
  taken: ReadonlySet<string> = new Set(),
): string => {
  const isFree = (id: string) => entryById(register, part, id) === null && !taken.has(id)
  if (part === 'assets') {
    const tag = typeof body.tag === 'string' ? body.tag : ''
    if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(tag) && isFree(tag)) return tag
    return nextInventoryNumber(String(body.kind ?? ''), register.assets as readonly Asset[])
  }
  const about = part === 'serviceRecords' ? (body.asset ?? body.place) : undefined
  const natural = about === undefined ? null : `${String(body.kind)}-${String(about)}-${String(body.date)}`
  if (natural !== null && natural.length <= 64 && isFree(natural)) return natural
  for (let number = register[part].length + taken.size + 1; ; number++) {
    const id = `${prefixes[part]}${number}`
    if (isFree(id)) return id
  }
}
