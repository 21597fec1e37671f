import type { Account, ApiToken } from '#domain/ports/people.js'

/**
 * Tells whose deed something is: what a token did, whoever made it did; and the accounts of one person in the register
 * are one person. Returns all ids by which whoever acted as `id` may come.
 */
export const samePerson = (
  accounts: readonly Pick<Account, 'id' | 'person'>[],
  tokens: readonly Pick<ApiToken, 'id' | 'madeBy'>[],
): ((id: string) => readonly string[]) => {
  const makers = new Map(tokens.map(({ id, madeBy }) => [id, madeBy]))
  const persons = new Map(accounts.map(({ id, person }) => [id, person]))
  return (id) => {
    const maker = makers.get(id) ?? id
    const person = persons.get(maker) ?? null
    const others = accounts.filter((account) => person !== null && account.person === person)
    return [...new Set([id, maker, ...others.map((account) => account.id)])]
  }
}
