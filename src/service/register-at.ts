import { type Collection, collections, type Organisation, type Register } from '#contract/register.js'
import type { OrganisationReader } from '#domain/ports.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import type { Instant } from '#lib/instant.js'
import type { Services } from './services.js'

/** The register as it stood at a moment, from its history; `present` is whose it is where the history does not say. */
export const registerFrom = async (
  reader: Pick<OrganisationReader, 'registerEntries'>,
  present: Organisation,
  asOf: Instant,
): Promise<Register> => {
  const lists = new Map<Collection, unknown[]>(collections.map((part) => [part, []]))
  let owner = present
  for (const { collection, body } of await reader.registerEntries(asOf))
    if (collection === 'organisation') owner = body as Organisation
    else lists.get(collection)?.push(body)
  return { ...emptyRegister(owner), ...Object.fromEntries(lists) }
}

/** The register now, or as it stood at a moment. */
export const registerAt = async (
  { register, store, organisation }: Pick<Services, 'register' | 'store' | 'organisation'>,
  asOf: Instant | null,
): Promise<Register> =>
  asOf === null ? register.value : registerFrom(store.of(organisation), register.value.organisation, asOf)
