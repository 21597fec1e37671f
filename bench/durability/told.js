// What the mails of one round say, held against the troubles that were acknowledged.

/** The mails by what they are: one that came twice under one id is one message. */
const messagesOf = (mails) => Map.groupBy(mails, ({ id }) => id)

const namedIn = (mails) => [...messagesOf(mails).values()].flatMap(([first]) => first.hosts)

/** A server that was started again has another port, and so have its links. */
const textOf = ({ text }) => text.replaceAll(/127\.0\.0\.1:\d+/g, '')

export const isAllTold = (mails, expected) => {
  const named = new Set(namedIn(mails))
  return [...expected].every((name) => named.has(name))
}

/** Every one of `expected` is to be named by one message, and nobody else by any. */
export const mailFaults = (mails, expected) => {
  const times = Map.groupBy(namedIn(mails), (name) => name)
  const faults = [...expected].filter((name) => !times.has(name)).map((name) => `no mail names ${name}`)
  for (const [name, all] of times) {
    if (!expected.has(name)) faults.push(`a mail names ${name}, which was never acknowledged`)
    if (all.length > 1) faults.push(`${all.length} messages name ${name}`)
  }
  for (const [id, same] of messagesOf(mails))
    if (same.some((mail) => textOf(mail) !== textOf(same[0])))
      faults.push(`${id} came again and says something else`)
  return faults
}
