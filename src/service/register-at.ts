import { type Collection, collections, type Organisation, type Register } from '#contract/register.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import type { Instant } from '#lib/instant.js'
import type { Services } from './services.js'

/** The register now, or as it stood at a moment. */
export const registerAt = async (
  { register, store, organisation }: Pick<Services, 'register' | 'store' | 'organisation'>,
  asOf: Instant | null,
): Promise<Register> => {
  if (asOf === null) return register.value
  const lists = new Map<Collection, unknown[]>(collections.map((part) => [part, []]))
  let owner: Organisation = register.value.organisation
  for (const { collection, body } of await store.of(organisation).registerEntries(asOf))
    if (collection === 'organisation') owner = body as Organisation
    else lists.get(collection)?.push(body)
  return { ...emptyRegister(owner), ...Object.fromEntries(lists) }
}
